import type { Contract } from '../../contract/contract.ts';
import { describeReply } from '../describe-reply.ts';
import type { Observation } from '../observation.ts';
import { hasSigns, isOddInput } from '../odd-input.ts';
import type { Reply } from '../read-reply.ts';

/** Answers faster than this are not slow, whatever others take; in milliseconds. */
const leastSlowMs = 1000;

/** How many times as long as an ordinary request one has to take to be slow. */
const slowTimes = 10;

/** Bytes of a request that every server takes, and of which the operation itself has to say what it thinks. */
const mostOfOrdinary = 1500;

/**
 * How the answer to a request is neither an acceptance nor a refusal, in words; null when it is one of them, and in time.
 * `usual`: an ordinary request, which says how long answers of its kind take.
 */
export function breakdownOf(
  { exchange, expectation }: Observation,
  reply: Reply,
  usual: Observation | null,
): string | null {
  if (isBreakdown(reply)) return describeReply(reply);
  // What the documents have refused is refused, if in the wrong form: that is another clause's matter.
  if (isForeign(reply) && isShort(exchange.request) && expectation.kind !== 'refuse')
    return describeReply(reply);
  // A target may let wait whom it refuses: how long that takes only another refusal tells.
  return usual !== null && usual.reply.kind === reply.kind && isSlow(exchange, usual)
    ? `${describeReply(reply)} after ${exchange.durationMs} ms, where ${usual.exchange.durationMs} ms are usual`
    : null;
}

/** Whether an answer took so long that it may be slow, whatever the length of its request. */
export function mayBeSlow({ durationMs }: Observation['exchange'], usual: Observation): boolean {
  return durationMs >= Math.max(leastSlowMs, slowTimes * usual.exchange.durationMs);
}

/** Whether an answer took many times as long as the one to a `usual` request; a longer request may take longer by its length. */
export function isSlow({ durationMs, request }: Observation['exchange'], usual: Observation): boolean {
  const times = slowTimes * Math.max(1, sizeOf(request) / sizeOf(usual.exchange.request));
  return durationMs >= Math.max(leastSlowMs, times * usual.exchange.durationMs);
}

/** Whether an answer is neither an acceptance nor a refusal. One in the wrong envelope is one of them. */
export function isBreakdown(reply: Reply): boolean {
  return reply.kind === 'malformed' && reply.cause !== 'envelope';
}

/**
 * Whether a request that has nothing odd in it is turned away without a Code: then it is not for their oddness that others
 * are, too.
 */
export function isForeignThoughOrdinary(
  contract: Contract,
  { expectation, values }: Observation,
  reply: Reply,
): boolean {
  const isRepeated = expectation.openPoints.includes(contract.common.duplicateParameters);
  const isOdd = isRepeated || isOddInput(contract, values) || hasSigns(contract, values);
  return isForeign(reply) && !isOdd;
}

/** Whether something in front of the target has answered: a refusal has a Code where the others of this target have. */
export function isForeign(reply: Reply): boolean {
  return reply.kind === 'refused' && reply.code === '' && reply.irregular !== true;
}

/** Whether no server may turn a request away for its length before it is read. */
function isShort(request: Observation['exchange']['request']): boolean {
  return sizeOf(request) <= mostOfOrdinary;
}

function sizeOf({ path, body }: Observation['exchange']['request']): number {
  return path.length + body.length;
}
