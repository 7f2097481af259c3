import type { Contract } from '../../contract/contract.ts';
import type { Evidence } from '../evidence.ts';
import { lostText } from '../fold.ts';
import { type CapacityCodes, lastOf, resolveReply, type Sent } from '../resolve.ts';
import { isForeignThoughOrdinary } from './breakdown.ts';
import type { Cited } from './cited.ts';
import { contradictionIn } from './contradiction.ts';
import { ordinalsOf } from './evaluate-case.ts';
import type { DismissalClaim } from './finding-claim.ts';

/**
 * What a contradiction shows that was not shown again: nothing, but for an answer that was only late, or that ordinary
 * requests get as well.
 */
export function evaluateDismissal(
  contract: Contract,
  claim: DismissalClaim,
  sentOf: (cited: Cited) => Sent,
  capacity: CapacityCodes,
): Evidence {
  const isAnswered =
    wasPause(contract, claim, sentOf, capacity) || isOrdinary(contract, claim, sentOf, capacity);
  if (claim.first === undefined || !isAnswered) return dismissed(claim);
  const { kind } = sentOf(claim.first).observation.reply;
  const count = kind === 'accepted' ? { accepted: 1 } : { refused: 1 };
  const { unsteady: _, ...evidence } = dismissed(claim);
  return { ...evidence, verdict: 'kept', reason: '', ...count };
}

/** Whether nothing was wrong with an answer but that it was late once: any machine and any network pauses now and then. */
function wasPause(
  contract: Contract,
  { why, clause, first, again }: DismissalClaim,
  sentOf: (cited: Cited) => Sent,
  capacity: CapacityCodes,
): boolean {
  if (why !== 'unsteady' || first === undefined || clause !== contract.common.robustInput) return false;
  // Without a request beside it, no answer is late.
  const measure = { basis: 'answered', clause, twin: null } as const;
  return [first, ...again].every((it) => contradictionIn(contract, sentOf(it), measure, capacity) === null);
}

/** Whether a request without anything odd gets the answer, too. */
function isOrdinary(
  contract: Contract,
  { why, clause, again }: DismissalClaim,
  sentOf: (cited: Cited) => Sent,
  capacity: CapacityCodes,
): boolean {
  if (why !== 'ordinary' || clause !== contract.common.robustInput) return false;
  return again.some((it) => {
    const sent = sentOf(it);
    return isForeignThoughOrdinary(contract, lastOf(sent), resolveReply(contract, sent, capacity));
  });
}

const reasons: { readonly [W in DismissalClaim['why']]: (claim: DismissalClaim) => string } = {
  unsteady: ({ seen, sent }) =>
    `the answer went away when the same request was sent again (wrong in ${seen} of ${sent} sendings)`,
  'unstable-control': () => 'its valid twin, accepted before, was not answered as it must be either',
  ordinary: () => 'ordinary requests are answered in the same form',
  explained: ({ by }) => lostText(by ?? ''),
  ended: () => 'the run ended before it was clear why',
};

function dismissed(claim: DismissalClaim): Evidence {
  const { operation, clause, why, by, again, seen, sent } = claim;
  return {
    operation,
    clause,
    case: claim.case,
    verdict: 'inconclusive',
    side: null,
    exchanges: again.flatMap(ordinalsOf),
    reason: reasons[why](claim),
    accepted: 0,
    refused: 0,
    ...(why === 'unsteady' && { unsteady: { seen, sent } }),
    ...(why === 'explained' && by !== null && { lostTo: by }),
  };
}
