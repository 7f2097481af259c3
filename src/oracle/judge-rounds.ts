import type { Contract } from '../contract/contract.ts';
import { describeReply } from './describe-reply.ts';
import { readbackDifference } from './judge-readback.ts';
import type { Observation } from './observation.ts';
import {
  contradicts,
  type Fill,
  inconclusive,
  kept,
  type QuotaRoundRead,
  type RoundJudgement,
} from './round-judgement.ts';

/** Many requests at once for the last place: as many are there afterwards as there may be. */
export function judgeLastPlace(
  _: Contract,
  { creates, listed }: QuotaRoundRead,
  { number }: Fill,
): RoundJudgement {
  if (listed === null) return inconclusive('the target does not list what it holds');
  const accepted = creates.filter(({ reply }) => reply.kind === 'accepted');
  if (accepted.length === 0) return inconclusive('none of the requests for the last place was accepted');
  return listed.length <= number
    ? kept
    : contradicts(
        `no more than ${number}, however many are asked for at once`,
        `${accepted.length} of ${creates.length} requests for the last place were accepted, and the target lists ${listed.length}`,
      );
}

/** What was created first and last is shown, asked for by its id, and as it was asked for, however much there is. */
export function judgeShownWhenFull(
  contract: Contract,
  { creates, listed, isShared }: QuotaRoundRead,
): RoundJudgement {
  if (listed === null) return inconclusive('the target does not list what it holds');
  for (const { reply, values } of creates) {
    if (reply.kind !== 'accepted' || reply.id === null) return inconclusive(describeReply(reply));
    // What became of it may be due to what the other request was followed by.
    if (isShared(reply.id)) return inconclusive('its id was given to another request as well');
    const shown = listed.find(({ id }) => id === reply.id);
    if (shown === undefined) return contradicts(`${reply.id} to be shown`, 'it is not');
    const difference = readbackDifference(contract, values, shown.tree);
    if (difference !== null)
      return contradicts(`${difference.parameter} ${difference.asked}`, difference.shown);
  }
  return creates.length > 0 ? kept : inconclusive('nothing was sent');
}

/** A valid request is accepted after an odd one as it was before. */
export function judgeAcceptedAfter(_: Contract, { creates }: QuotaRoundRead): RoundJudgement {
  const [before] = creates;
  const after = creates.at(-1);
  if (before === undefined || after === undefined || creates.length < 3)
    return inconclusive('nothing was sent');
  if (!isAcceptable(before) || before.reply.kind !== 'accepted')
    return inconclusive(describeReply(before.reply));
  const { reply } = after;
  if (reply.kind === 'accepted') return kept;
  // A refusal is about the request: a text of it may have been used meanwhile.
  const isDown = reply.kind === 'malformed' && reply.cause === 'server';
  return isAcceptable(after) && isDown
    ? contradicts('accepted as before the odd request', describeReply(reply))
    : inconclusive(describeReply(reply));
}

/** A valid request is accepted again when nothing of it is left, as the same with other texts is. */
export function judgeAcceptedAgain(_: Contract, { creates }: QuotaRoundRead): RoundJudgement {
  const [before, other, again] = creates;
  if (before === undefined || again === undefined || other === undefined)
    return inconclusive('nothing was sent');
  for (const it of [before, other])
    if (!isAcceptable(it) || it.reply.kind !== 'accepted') return inconclusive(describeReply(it.reply));
  if (again.reply.kind === 'accepted') return kept;
  return isAcceptable(again) && again.reply.kind === 'refused'
    ? contradicts('accepted again, for nothing has its texts', describeReply(again.reply))
    : inconclusive(describeReply(again.reply));
}

function isAcceptable({ expectation }: Observation): boolean {
  return expectation.kind === 'accept' && !expectation.dryRun;
}
