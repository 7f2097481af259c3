import { isSlow } from '../../oracle/claims/breakdown.ts';
import type { Operation } from '../operation.ts';
import { isWanted } from '../run-options.ts';
import { observationOf } from '../send/answered.ts';
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
    if (!isSlow(observationOf(alone).exchange, observationOf(accepted))) continue;
    const controls = { twin: accepted, control: null };
    claimCase(operation, robust, alone, controls);
    investigations.raise({ kind: 'case', it: robust, answered: alone, ...controls });
    await investigations.settle();
  }
}
