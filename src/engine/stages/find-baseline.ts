import type { Facts } from '../../contract/facts.ts';
import type { Transport } from '../../contract/plain-transport.ts';
import type { Parameters } from '../../contract/test-case.ts';
import { describeReply } from '../../oracle/describe-reply.ts';
import { judge as judgeReply } from '../../oracle/judge.ts';
import type { Reply } from '../../oracle/read-reply.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import type { Requests } from '../send/requests.ts';
import { plainRequest } from '../target-profile.ts';
import { candidatesFor, isUnreadable, phases } from './baseline-attempts.ts';
import { type Preflight, preflightContext } from './preflight-context.ts';

/** A request that the target accepts, and how it takes it. */
export interface Baseline {
  readonly kind: 'baseline';
  readonly parameters: Parameters;
  readonly transport: Transport | null;
  readonly tokenless: boolean;
  readonly accepted: Answered;
  /** The code with which a text is turned down that another resource has; null where none is. */
  readonly conflict: string | null;
  /** Valid requests that were turned down before. */
  readonly turnedDown: readonly Answered[];
}

/** Why no request is known that the target accepts. */
export interface Blocked {
  readonly kind: 'blocked';
  readonly reason: string;
  /** What was tried first; null when there was nothing to try. */
  readonly parameters: Parameters | null;
}

/**
 * The first of the contract's examples that the target accepts, with a token or without, carried in another way, or with
 * other values; why there is none.
 */
export async function findBaseline(
  preflight: Preflight,
  facts: Facts,
  requests: Requests,
): Promise<Baseline | Blocked> {
  const { contract, options } = preflight;
  const candidates = candidatesFor(contract, facts);
  const [first] = candidates;
  const blocked = (reason: string): Blocked => ({ kind: 'blocked', reason, parameters: first ?? null });
  const turnedDown: Answered[] = [];
  let last: Reply | null = null;
  for (const attemptsOf of phases)
    for (const attempt of attemptsOf({ contract, facts, candidates, last })) {
      const { parameters, transport, tokenless, label } = attempt;
      const isExample = transport === null && candidates.includes(parameters);
      const planned = plainRequest({ contract, transport, tokenless }, parameters);
      const context = preflightContext(preflight, label);
      const serial = tokenless ? 'baseline-tokenless' : 'baseline';
      const answered = await requests.obtain(planned, { context, serial });
      if (answered === null) return blocked(unsentText(requests));
      if (isKept(preflight, answered))
        return {
          kind: 'baseline',
          parameters,
          transport,
          tokenless,
          accepted: answered,
          conflict: null,
          // What is carried otherwise, or has other values, shows what one of the examples is turned down for.
          turnedDown: isExample ? turnedDown : turnedDown.slice(0, 1),
        };
      last = answered.reply;
      if (isExample) turnedDown.push(answered);
      if (options.signal.aborted) return blocked(blockedText(last));
      if (transport !== null) continue;
      if (cannotGoOn(last)) return blocked(blockedText(last));
      if (isUnreadable(last)) break;
    }
  return blocked(blockedText(last));
}

/** Why a request was not sent. */
function unsentText({ subjects }: Requests): string {
  const trouble = subjects.trouble();
  return trouble === null ? 'nothing could be sent' : `there is nothing to act on: ${trouble}`;
}

function isKept({ contract }: Preflight, answered: Answered): boolean {
  return judgeReply(contract, observationOf(answered).expectation, answered.reply).kind === 'kept';
}

/** Answers that no other request would better. */
function cannotGoOn(reply: Reply): boolean {
  return isUnreachable(reply) || (reply.kind === 'blocked' && reply.cause !== 'token');
}

/** Whether there was no answer. */
export function isUnreachable(reply: Reply): boolean {
  return reply.kind === 'retryable' && reply.cause !== 'processing';
}

type BlockedCause = Extract<Reply, { kind: 'blocked' }>['cause'];
type RetryableCause = Extract<Reply, { kind: 'retryable' }>['cause'];

const obstacles: { readonly [C in BlockedCause]?: string } = {
  credentials: 'the credentials were not accepted',
  permission: 'the caller may not use this operation',
  action: 'the target does not have this operation',
};

const delays: { readonly [C in RetryableCause]: string } = {
  throttled: 'the target puts everything off',
  processing: 'the target does not finish a request',
  unavailable: 'the target is not available',
  lost: 'the target gives no answer',
  timeout: 'the target gives no answer',
  unreachable: 'the target gives no answer',
  aborted: 'the run was broken off',
};

function blockedText(reply: Reply | null): string {
  if (reply === null) return 'no request could be made that the target may accept: fixtures are missing';
  const what = describeReply(reply);
  const sentence = `an ordinary valid request was ${what}`;
  if (reply.kind === 'retryable') return `${delays[reply.cause]}: ${sentence}`;
  if (reply.kind === 'blocked') {
    const obstacle = obstacles[reply.status === 401 ? 'credentials' : reply.cause];
    if (obstacle !== undefined) return `${obstacle}: ${sentence}`;
  }
  return `no valid request is accepted: the last ordinary one was ${what}`;
}
