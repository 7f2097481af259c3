import { isSlow } from '../../oracle/claims/breakdown.ts';
import type { Operation } from '../operation.ts';
import { isWanted } from '../run-options.ts';
import { type Answered, answeredOnce, observationOf } from '../send/answered.ts';
import type { RefusedRequest } from '../send/requests.ts';
import { asRobustCase } from './robust-case.ts';
import { claimCase } from './run-case.ts';

/**
 * Sends each case again that was answered late, with nothing else under way: a target of one thread that works for seconds at
 * one text is late with all that come meanwhile.
 */
export async function lookIntoLate(operation: Operation): Promise<void> {
  const { profile, judge, sender, requests, investigations, late, options } = operation;
  const { contract, accepted } = profile;
  const clause = contract.common.robustInput;
  for (const { it, answered } of late.take()) {
    const isKnown = (judge.statesOf(contract.operation).get(clause)?.finding ?? null) !== null;
    if (isKnown || !isWanted(options, clause) || sender.stopped() !== null) return;
    const robust = asRobustCase(clause, it, answered);
    const context = { case: robust.id, clause, purpose: 'confirm' } as const;
    const alone = await requests.obtain(it.request, { context, serial: 'late' });
    if (alone === null) continue;
    await requests.discard(observationOf(alone));
    const usual = alone.reply.kind === 'refused' ? quickestRefusal(operation) : accepted;
    if (usual === null || !isSlow(observationOf(alone).exchange, observationOf(usual))) continue;
    const controls = { twin: usual, control: null };
    claimCase(operation, robust, alone, controls);
    investigations.raise({ kind: 'case', it: robust, answered: alone, ...controls });
    await investigations.settle();
  }
}

/** The request that was refused soonest: some targets let wait whom they refuse, whatever for. */
function quickestRefusal({ requests }: Operation): Answered | null {
  const [first, ...others] = requests.refused();
  if (first === undefined) return null;
  const timeOf = ({ observation }: RefusedRequest) => observation.exchange.durationMs;
  return answeredOnce(others.reduce((one, other) => (timeOf(other) < timeOf(one) ? other : one), first));
}
