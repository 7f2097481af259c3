import { loadUsualContracts } from '../../specs/contracts.ts';
import type { Contract } from '../../src/contract/contract.ts';
import type { RunOptions } from '../../src/engine/run-options.ts';
import { wideRoom } from './endpoint-kind.ts';

/** What a run of a benchmark is about. */
export interface Workload {
  readonly name: string;
  readonly contracts: readonly Contract[];
  readonly changes: Partial<RunOptions>;
}

/** Requests at once where nobody says how many. */
export const usualInFlight = 16;

/** A standard run of the usual operations, with all that waits for one another in it. */
export async function standardRun(): Promise<Workload> {
  return { name: 'standard run', contracts: await loadUsualContracts(), changes: {} };
}

/** A finite space in full: nearly nothing in it waits for anything, so it is as fast as a run gets. */
export function finiteSpace(contract: Contract): Workload {
  const clauses = contract.across.flatMap((it) => (it.kind === 'support' ? [it.clause] : []));
  return {
    name: 'finite space',
    contracts: [contract],
    // Room for more than is ever in flight: nothing waits for what is being deleted.
    changes: { profile: 'exhaustive', clauses: new Set(clauses), maxResources: wideRoom / 2 },
  };
}

/** That of the usual contract that has one. */
export async function usualSpace(): Promise<Workload> {
  const found = (await loadUsualContracts()).find(({ across }) => across.some((it) => it.kind === 'support'));
  if (found === undefined) throw new Error('No usual contract has a finite space.');
  return finiteSpace(found);
}
