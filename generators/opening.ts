import type { Case, Pack } from '../src/contract/case.ts';
import type { CaseOptions } from './case-options.ts';

import { carrierFor, carriersAmong, type Host, hostsOf, isCheck, withFault } from './hosts.ts';
import { oddTogether } from './robust-probes.ts';
import { singleFaults } from './single-faults.ts';
import { toCase } from './to-case.ts';

/** What is sent first: as much as can be seen in few requests. */
export interface Opening {
  /** Requests that must be accepted; the last of them shows at the end that the target still accepts. */
  readonly hosts: readonly Pack[];
  /** The same requests with a single fault each. */
  readonly faults: readonly Pack[];
  readonly odd: readonly Case[];
}

/** How many requests an opening takes at least that has a fault of each clause, and some in another way. */
export function fewestRequests(options: CaseOptions): number {
  const clauses = new Set(singleFaults(options).map(({ plain }) => plain.clause));
  return priceOf(hostsOf(options)) + oddTogether(options.contract).length + clauses.size + inOtherWays;
}

/** Second faults, which go into requests that are carried otherwise than the first. */
const inOtherWays = 3;

/** What valid requests cost, with the deletion of what they create. */
function priceOf(hosts: readonly Host[]): number {
  return hosts.reduce((sum, { manner }) => sum + (isCheck(manner) ? 1 : 2), 0);
}

/**
 * A few valid requests, each carried in another way and showing the accepted side of many clauses, and for each fault
 * one of them with that fault in it. Whatever goes wrong with one of these requests, its members say alone and in plain
 * form what it is about. At most `most` requests, counting deletions, where that is given.
 */
export function openingOf(options: CaseOptions, most = Number.POSITIVE_INFINITY): Opening {
  const hosts = hostsOf(options);
  const odd = oddTogether(options.contract).map((probe) => toCase(options, probe));
  const price = priceOf(hosts) + odd.length;
  const carriers = carriersAmong(hosts);
  const met = new Map<string, number>();
  const faults = singleFaults(options)
    .slice(0, Math.max(0, most - price))
    .flatMap((fault) => {
      const { clause } = fault.plain;
      const count = met.get(clause) ?? 0;
      met.set(clause, count + 1);
      const host = carrierFor(carriers, [...met.keys()].indexOf(clause), count);
      return host === undefined ? [] : [withFault(options, host, fault)];
    });
  return { hosts: hosts.map(({ pack }) => pack), faults, odd };
}
