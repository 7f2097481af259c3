import { decode } from '../client/decode.ts';
import type { Contract } from '../contract/contract.ts';
import { textAt } from './answer-fields.ts';
import { judge } from './judge.ts';
import type { Observation } from './observation.ts';
import type { Reply } from './read-reply.ts';

/** A request that was sent, maybe again, with baseline requests in between. */
export interface Sent {
  readonly observation: Observation;
  readonly again: readonly Observation[];
  readonly baselines: readonly Observation[];
}

/** Codes that an operation’s target was seen to use for being full. */
export type CapacityCodes = ReadonlySet<string>;

/** The last sending of a request. */
export function lastOf({ observation, again }: Sent): Observation {
  return again.at(-1) ?? observation;
}

/** Rounds in which a valid request has to be refused for a quota, each with a baseline accepted before. */
export const quotaRounds = 4;
/** How often a request goes unanswered before that is put down to the request. */
const unansweredSendings = 3;

/**
 * What the answer to a request amounts to. Some answers may be due to the state of the target as well as to the request:
 * while the baseline is accepted they are due to the request. No answer at all is then a breakdown, and a refusal that
 * names permissions, quotas or the action is a refusal.
 */
export function resolveReply(contract: Contract, sent: Sent, capacity: CapacityCodes): Reply {
  const { expectation, exchange, reply } = lastOf(sent);
  if (reply.kind === 'refused' && expectation.kind === 'accept' && capacity.has(reply.code))
    return { ...reply, kind: 'blocked', cause: 'quota', detail: `${reply.status} ${reply.code}` };
  if (isDue(contract, sent) !== 'request') return reply;
  if (reply.kind === 'blocked') {
    const { status, code, message, irregular } = reply;
    return { kind: 'refused', status, code, message, ...(irregular && { irregular }) };
  }
  if (reply.kind !== 'retryable') return reply;
  const { response } = exchange;
  const { envelope } = contract.protocol;
  const answer = response === undefined ? null : decode(response);
  const code = answer === null ? '' : textAt(answer, envelope.code);
  // What is wrong with the request has a code that sounds as if nobody had looked at it.
  if (response !== undefined && response.status < 500 && answer !== null && code !== '')
    return { kind: 'refused', status: response.status, code, message: textAt(answer, envelope.message) };
  const detail = `no answer, time after time (${reply.detail}), while an ordinary request was accepted`;
  return { kind: 'malformed', cause: 'server', detail };
}

/** What to send next to tell what an answer is due to; null when nothing more would tell. */
export function nextSending(contract: Contract, sent: Sent): 'baseline' | 'again' | null {
  const { reply } = lastOf(sent);
  if (!isAmbiguous(sent)) return null;
  if (isDue(contract, sent) !== 'unknown') return null;
  const rounds = sent.again.length + 1;
  if (sent.baselines.length < rounds) return 'baseline';
  const isQuota = reply.kind === 'blocked' && reply.cause === 'quota';
  const most = isQuota ? quotaRounds : unansweredSendings;
  return rounds < most ? 'again' : null;
}

/** Whether an answer may be due to the state of the target as well as to the request. */
function isAmbiguous(sent: Sent): boolean {
  const { reply, expectation } = lastOf(sent);
  if (reply.kind === 'retryable') return ['lost', 'timeout', 'unavailable'].includes(reply.cause);
  if (reply.kind !== 'blocked') return false;
  if (reply.cause === 'quota' || reply.cause === 'action' || reply.cause === 'credentials') return true;
  return reply.cause === 'permission' && expectation.kind === 'refuse';
}

/** What an ambiguous answer is due to, as far as is known. */
function isDue(contract: Contract, sent: Sent): 'request' | 'target' | 'unknown' {
  const { observation, again, baselines } = sent;
  const { reply, expectation } = lastOf(sent);
  if (!isAmbiguous(sent)) return 'unknown';
  if (baselines.some((it) => judge(contract, it.expectation, it.reply).kind !== 'kept')) return 'target';
  const rounds = Math.min(again.length + 1, baselines.length);
  if (reply.kind === 'retryable') {
    const isUnanswered = [observation, ...again].every((it) => it.reply.kind === 'retryable');
    // Each time-out takes its time, so two of them have to do.
    const needed = reply.cause === 'timeout' ? 2 : unansweredSendings;
    return isUnanswered && rounds >= needed ? 'request' : 'unknown';
  }
  if (reply.kind === 'blocked' && reply.cause === 'quota' && expectation.kind !== 'refuse')
    return rounds >= quotaRounds ? 'request' : 'unknown';
  return rounds >= 1 ? 'request' : 'unknown';
}
