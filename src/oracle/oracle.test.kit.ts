import type { Exchange, Failure } from '../client/exchange.ts';
import type { DocumentedError } from '../contract/contract.ts';
import type { Expectation } from './expectation.ts';
import type { Reply } from './read-reply.ts';
import type { ExecutedCreate, ExecutedStep } from './sequences/executed.ts';

/** An answer as a test names it; JSON unless the headers say otherwise. */
export interface SampleAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Readonly<Record<string, unknown>>;
  readonly durationMs?: number;
}

/** A made-up exchange of a request for `format` that was answered with `answer`. */
export function answered(
  { status = 200, headers = {}, body = {}, durationMs = 3 }: SampleAnswer,
  format: 'JSON' | 'XML' = 'JSON',
): Exchange {
  return {
    ...exchange(format),
    durationMs,
    response: {
      status,
      headers: {
        'content-type': format === 'JSON' ? 'application/json;charset=utf-8' : 'text/xml',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
  };
}

/** A made-up exchange without an answer. */
export function unanswered(kind: Failure['kind']): Exchange {
  return { ...exchange('JSON'), failure: { kind, message: `it was ${kind}` } };
}

function exchange(format: string): Exchange {
  return {
    request: { method: 'POST', path: `/?Action=Create&Format=${format}`, headers: {}, body: '' },
    startedAt: Date.UTC(2026, 0, 2),
    durationMs: 3,
  };
}

/** A request of which the documents ask that it is accepted. */
export const toAccept: Expectation = {
  kind: 'accept',
  breaches: [],
  openPoints: [],
  dryRun: false,
  excuses: [],
};

/** A request that breaks one clause, with its documented answers. */
export function toRefuse(...errors: readonly DocumentedError[]): Expectation {
  return {
    ...toAccept,
    kind: 'refuse',
    breaches: [{ clause: 'CreateSecurityGroup.Tag.Key.length', errors }],
  };
}

/** One create of a sequence, as it was answered. */
export function executed(
  ordinal: number,
  token: string | null,
  reply: Reply,
  changes: Partial<ExecutedCreate> = {},
): ExecutedCreate {
  return {
    values: token === null ? {} : { ClientToken: token },
    expectation: toAccept,
    reply,
    requestId: `request-${ordinal}`,
    tree: {},
    ordinal,
    unsure: false,
    isShared: false,
    ...changes,
  };
}

/** Creates one after another. */
export function inTurn(...creates: readonly ExecutedCreate[]): readonly ExecutedStep[] {
  return creates.map((it) => ({ kind: 'create', answers: [it] }));
}

/** Creates all at once. */
export function atOnce(...answers: readonly ExecutedCreate[]): ExecutedStep {
  return { kind: 'create', answers };
}

/** A success with an id. */
export const made = (id: string | null): Reply => ({ kind: 'accepted', id });

/** A refusal of the protocol. */
export const refusal = (status = 400, code = 'InvalidParameter'): Reply => ({
  kind: 'refused',
  status,
  code,
  message: 'No.',
});

/** A refusal that has nothing to do with the request. */
export const turnedAway = (
  cause: Extract<Reply, { kind: 'blocked' }>['cause'],
  status = 400,
  code = 'Elsewhere',
): Reply => ({ kind: 'blocked', cause, status, code, message: 'No.', detail: `${status} ${code}` });
