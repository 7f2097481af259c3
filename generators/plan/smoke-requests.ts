import type { Batch, TestCase } from '../../src/contract/test-case.ts';
import { oddTogether } from '../requests/robust-drafts.ts';
import { singleFaults } from '../requests/single-faults.ts';
import { toCase } from '../requests/to-case.ts';
import type { CaseOptions } from './case-options.ts';
import {
  type CombinedRequest,
  combinedFor,
  combinedRequests,
  forFaults,
  isCheck,
  withFault,
} from './combined-requests.ts';

/** What is sent first: as much as can be seen in few requests. */
export interface SmokeRequests {
  /** Requests that must be accepted; the last of them shows at the end that the target still accepts. */
  readonly combined: readonly Batch[];
  /** The same requests with a single fault each. */
  readonly faults: readonly Batch[];
  readonly odd: readonly TestCase[];
}

/** How many requests a smoke stage takes at least that has a fault of each clause, and some in another way. */
export function fewestRequests(options: CaseOptions): number {
  const clauses = new Set(singleFaults(options).map(({ plain }) => plain.clause));
  return (
    priceOf(combinedRequests(options)) + oddTogether(options.contract).length + clauses.size + inOtherWays
  );
}

/** Second faults, which go into requests that are carried otherwise than the first. */
const inOtherWays = 3;

/** What valid requests cost, with the deletion of what they create. */
function priceOf(combined: readonly CombinedRequest[]): number {
  return combined.reduce((sum, { variation }) => sum + (isCheck(variation) ? 1 : 2), 0);
}

/**
 * A few valid requests, each carried in another way and showing the accepted side of many clauses, and for each fault
 * one of them with that fault in it. Whatever goes wrong with one of these requests, its parts say alone and in plain
 * form what it is about. At most `most` requests, counting deletions, where that is given.
 */
export function smokeRequests(options: CaseOptions, most = Number.POSITIVE_INFINITY): SmokeRequests {
  const combined = combinedRequests(options);
  const odd = oddTogether(options.contract).map((draft) => toCase(options, draft));
  const price = priceOf(combined) + odd.length;
  const candidates = forFaults(combined);
  const met = new Map<string, number>();
  const faults = singleFaults(options)
    .slice(0, Math.max(0, most - price))
    .flatMap((fault) => {
      const { clause } = fault.plain;
      const count = met.get(clause) ?? 0;
      met.set(clause, count + 1);
      const combined = combinedFor(candidates, [...met.keys()].indexOf(clause), count);
      return combined === undefined ? [] : [withFault(options, combined, fault)];
    });
  return { combined: combined.map(({ batch }) => batch), faults, odd };
}
