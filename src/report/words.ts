import type { Clause } from '../contract/clause.ts';
import type { ClauseResult, Coverage, ShownResponse } from '../results/summary.ts';

/** `12,345`. */
export const grouped = (count: number): string => count.toLocaleString('en-US');

/** `1 request`, `2 requests`, `12,345 requests`. */
export const counted = (count: number, noun: string): string =>
  `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** A duration for people: `820 ms`, `4.1 s`, `3 min 20 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** What was judged of a clause, such as `24 sampled` or `exhaustive, 15 of 15`. */
export function coverageWords({ kind, judged, space }: Coverage): string {
  const count = grouped(judged);
  const of = space === null ? '' : ` of ${grouped(space)}`;
  if (kind === 'exhaustive') return `exhaustive, ${count}${of}`;
  return space === null ? `${count} sampled` : `${count} sampled from a space${of}`;
}

/** What was judged of a clause in numbers that add up, such as `27 sampled: 13 accepted, 3 refused, 11 answered otherwise`. */
export function judgedWords(
  { level, method }: Pick<Clause, 'level' | 'method'>,
  result: ClauseResult,
): string {
  const { coverage, accepted, refused, contradicted } = result;
  if (level === 'open') return `${counted(coverage.judged, 'time')} seen${listed(accepted, refused)}`;
  const words = coverageWords(coverage);
  if (method.kind === 'sequence')
    return `${words}, ${contradicted} with another outcome; in the others ${counted(accepted, 'request')} accepted, ${refused} refused`;
  return `${words}: ${accepted} accepted, ${refused} refused, ${contradicted} answered otherwise`;
}

const listed = (accepted: number, refused: number): string =>
  accepted + refused === 0 ? '' : `: ${accepted} accepted, ${refused} refused`;

/** The error code that an answer's body carries, if it does; also of a body that was cut. */
export function answerCode(body: string): string | null {
  const found = /"Code"\s*:\s*"([^"]+)"|<Code>([^<]+)<\/Code>/.exec(body);
  return found?.[1] ?? found?.[2] ?? null;
}

/** An answer's status and error code, such as `400 InvalidTagKey.Malformed`; `no answer` when none came. */
export function answerHead({ status, body }: ShownResponse): string {
  if (status === 0) return 'no answer';
  const code = answerCode(body);
  return code === null ? String(status) : `${status} ${code}`;
}

/** The value of parameter `name`, if the request has it; names such as `valueOf` are names like any other. */
export const parameterOf = (
  parameters: Readonly<Record<string, string>>,
  name: string,
): string | undefined => (Object.hasOwn(parameters, name) ? parameters[name] : undefined);
