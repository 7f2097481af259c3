import type { Layer, Variation } from '../reference/behaviour.ts';
import { clauseIds } from '../reference/clause-id.ts';

/** What is wrong with an endpoint: a defect without what makes it so, as plain data. */
export interface Fault extends Pick<Variation, 'name' | 'about' | 'touches' | 'level'> {
  /** Ids of the clauses that may rightly find it. */
  readonly clauses: readonly string[];
}

/**
 * `defect` has one fault · `pair` has two · `oddity` has none and is odd · `surroundings` has none and is as documented,
 * in the surroundings in which the others are tried.
 */
export type MutantKind = 'defect' | 'pair' | 'oddity' | 'surroundings';

/**
 * An endpoint to try the tester on: the reference, or one that is simulated from a contract, with faults or oddities, or in
 * other surroundings. Plain data.
 */
export interface Mutant {
  readonly kind: MutantKind;
  /** No two mutants have the same. */
  readonly name: string;
  readonly family: string;
  /** One sentence on what such an endpoint does. */
  readonly about: string;
  /** The layer of a stack that it comes from; null for what was derived from a clause, and for what is made of others. */
  readonly layer: Layer | null;
  readonly faults: readonly Fault[];
  /** Names of the oddities that it has. */
  readonly oddities: readonly string[];
  /** Operations that a run against it tests; null for all. */
  readonly operations: readonly string[] | null;
  /** Whether it is simulated from the contract of its operation; it has one only. */
  readonly isSimulated: boolean;
  /** How many policies it takes, or resources where the contract names no number. */
  readonly quota: number;
  /** What has to be declared of it. */
  readonly assume: string | null;
}

/** Policies that an endpoint takes: soon reached by a run that fills it up, and beyond what it keeps alive otherwise. */
export const usualQuota = 60;

/** The operations that some faults are about; null for all. */
export function operationsOf(faults: readonly Fault[]): readonly string[] | null {
  const named = namedIn(faults.flatMap(({ clauses }) => clauses));
  return named.length === 0 || named.length === namedIn(clauseIds).length ? null : named;
}

function namedIn(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.map((id) => id.slice(0, id.indexOf('.'))))].sort();
}
