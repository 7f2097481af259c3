import type { Batch, TestCase } from '../../src/contract/test-case.ts';
import { mistakenFaults } from '../requests/mistaken-faults.ts';
import { groupedByClause, type SingleFault, singleFaults } from '../requests/single-faults.ts';
import type { CaseOptions, Profile } from './case-options.ts';
import { combinedFor, combinedRequests, forFaults, withFault } from './combined-requests.ts';

/** How often each clause that can be broken is at least broken. */
export const leastRefused: { readonly [K in Profile]: number } = { quick: 0, standard: 13, exhaustive: 60 };

/**
 * More faults in all combined requests in turn, for every clause that has fewer than `least` refused requests among those
 * of the smoke stage and `cases`: first what real checks are known to let pass, then the faults of the smoke stage again.
 * What a target lets pass now and then shows only in many, and what it lets pass in certain surroundings only in those.
 */
export function repeats(options: CaseOptions, cases: readonly TestCase[], least: number): readonly Batch[] {
  const candidates = forFaults(combinedRequests(options));
  const mistaken = mistakenFaults(options);
  return [...groupedByClause(singleFaults(options))].flatMap(([clause, all], row) => {
    const own = all.filter(({ round }) => round === 0);
    const sent = all.length + cases.filter((it) => it.clause === clause && it.side === 'refuse').length;
    const known = (mistaken.get(clause) ?? []).map(
      (plain): SingleFault => ({ plain, spelled: null, round: 0 }),
    );
    return Array.from({ length: Math.max(0, least - sent) }, (_, index) => {
      const before = all.length + index - known.length;
      const again = own[Math.max(0, before) % own.length];
      const fault = known[index] ?? (again && { ...again, round: Math.floor(before / own.length) });
      const combined = combinedFor(candidates, row, all.length + index);
      return fault === undefined || combined === undefined ? [] : [withFault(options, combined, fault)];
    }).flat();
  });
}
