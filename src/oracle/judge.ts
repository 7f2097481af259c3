import type { Contract, DocumentedError } from '../contract/contract.ts';
import { parametersOfShape } from '../contract/of-shape.ts';
import { describeReply } from './describe-reply.ts';
import type { Expectation } from './expectation.ts';
import type { Reply } from './read-reply.ts';

/** What one answer shows about the clause that its request is about. */
export type Judgement =
  | { readonly kind: 'kept'; readonly side: 'accept' | 'refuse' }
  | { readonly kind: 'contradicts'; readonly expected: string; readonly actual: string }
  /** The answer tells nothing, and why. */
  | { readonly kind: 'inconclusive'; readonly reason: string };

/** Holds `reply` against `expectation`, which must not be open. */
export function judge(contract: Contract, expectation: Expectation, reply: Reply): Judgement {
  const actual = describeReply(reply);
  if (reply.kind === 'blocked') return { kind: 'inconclusive', reason: actual };
  if (reply.kind === 'retryable') return { kind: 'inconclusive', reason: actual };
  return expectation.kind === 'refuse'
    ? judgeRefusal(contract, expectation, reply)
    : judgeAcceptance(contract, expectation, reply);
}

type Definite = Exclude<Reply, { kind: 'blocked' | 'later' }>;

function judgeAcceptance(contract: Contract, expectation: Expectation, reply: Definite): Judgement {
  const contradicts: Judgement = {
    kind: 'contradicts',
    expected: expectedText(contract, expectation),
    actual: describeReply(reply),
  };
  if (reply.kind === 'refused' && expectation.excuses.some((it) => isAnswerOf(it, reply)))
    return {
      kind: 'inconclusive',
      reason: `${describeReply(reply)}, as targets do that ask for what was absent`,
    };
  if (!expectation.dryRun) return reply.kind === 'accepted' ? { kind: 'kept', side: 'accept' } : contradicts;
  // Where no refusal has a Code, passing the check cannot be told from failing it.
  if (isCodeless(reply)) return { kind: 'inconclusive', reason: describeReply(reply) };
  return reply.kind === 'refused' && dryRunCodes(contract).includes(reply.code)
    ? { kind: 'kept', side: 'accept' }
    : contradicts;
}

function judgeRefusal(contract: Contract, expectation: Expectation, reply: Definite): Judgement {
  const contradicts: Judgement = {
    kind: 'contradicts',
    expected: expectedText(contract, expectation),
    actual: describeReply(reply),
  };
  const documented = documentedAnswers(expectation);
  if (reply.kind !== 'refused') return contradicts;
  if (dryRunCodes(contract).includes(reply.code)) return contradicts;
  // Without a Code it is a refusal only where the target was shown to refuse everything so.
  const isInconclusive = isCodeless(reply) ? documented !== null : reply.code === '' && documented === null;
  const isHidden = reply.unreadable === true && reply.irregular !== true;
  if (isInconclusive || isHidden) return { kind: 'inconclusive', reason: describeReply(reply) };
  const fits = documented === null || documented.some((it) => isAnswerOf(it, reply));
  return fits ? { kind: 'kept', side: 'refuse' } : contradicts;
}

/** Whether a refusal has no Code at a target whose refusals have none: what a Code would tell is hidden. */
export function isCodeless(reply: Reply): boolean {
  return 'irregular' in reply && reply.irregular === true && reply.code === '';
}

/** Whether `reply` has a documented Code and status. Where all refusals have a wrong status, that is the matter of another clause. */
export function isAnswerOf({ status, code }: DocumentedError, reply: Reply): boolean {
  if (reply.kind !== 'refused' && reply.kind !== 'blocked') return false;
  return reply.code === code && (reply.status === status || reply.irregular === true);
}

/** The documented answers to what a request breaks; null when any refusal will do. */
export function documentedAnswers({ breaches }: Expectation): readonly DocumentedError[] | null {
  return breaches.some(({ errors }) => errors.length === 0) ? null : breaches.flatMap(({ errors }) => errors);
}

/** What the documents ask of the answer, in words. */
export function expectedText(contract: Contract, expectation: Expectation): string {
  if (expectation.kind === 'accept')
    return expectation.dryRun
      ? `refused with ${dryRunCodes(contract).join(' or ')}, which says that the check was passed`
      : 'accepted';
  const documented = documentedAnswers(expectation);
  if (documented === null) return 'refused with a 4xx status and a Code';
  return `refused with ${[...new Set(documented.map(({ status, code }) => `${status} ${code}`))].join(' or ')}`;
}

/** The codes by which an operation says that a check was passed. */
export function dryRunCodes(contract: Contract): readonly string[] {
  return parametersOfShape(contract, 'dry-run').map(({ code }) => code);
}
