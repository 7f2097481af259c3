import { contractHash } from '../contract/check-contract.ts';
import type { Contract } from '../contract/contract.ts';
import type { RunHeader } from '../results/run-header.ts';
import type { RunOptions } from './run-options.ts';
import { tool } from './summarize.ts';

/** What a run with `options` says of itself before its first request. `startedAt`: milliseconds since the epoch. */
export function headerOf(options: Omit<RunOptions, 'signal' | 'listeners'>, startedAt: number): RunHeader {
  const { contracts, target, embedded, insecure, profile, seed, strict, clauses, exceptions } = options;
  const { shard, signature, cases, regions, fixtures, assumptions, maxResources, quotaCap } = options;
  return {
    tool,
    target: { ...target, embedded, insecure },
    contracts: contracts.map((contract: Contract) => ({
      operation: contract.operation,
      edition: contract.edition,
      hash: contractHash(contract),
    })),
    profile,
    seed,
    ...(shard !== null && { shard }),
    strict,
    startedAt: new Date(startedAt).toISOString(),
    chosen: clauses === null ? null : [...clauses],
    clauses: contracts.flatMap((contract) => contract.clauses),
    exceptions,
    options: { signature, cases, regions, fixtures, assumptions, maxResources, quotaCap },
  };
}
