import type { Clause } from '../contract/clause.ts';
import type { Exception } from '../exceptions/exception.ts';
import type { Summary } from './summary.ts';

/** What stands fixed before the first request of a run. */
export interface RunHeader {
  readonly tool: Summary['tool'];
  readonly target: Summary['target'];
  readonly contracts: Summary['contracts'];
  readonly profile: string;
  readonly seed: number;
  /** Which part of how many; absent in a whole run. */
  readonly shard?: { readonly index: number; readonly count: number };
  /** Whether a broken should is a violation. */
  readonly strict: boolean;
  readonly startedAt: string;
  /** Ids of the clauses that are tested; null for all. */
  readonly chosen: readonly string[] | null;
  readonly clauses: readonly Clause[];
  /** Known deviations that the run was told of. */
  readonly exceptions: readonly Exception[];
  /** What else decides which requests are made; absent in records of releases that could not go on with a run. */
  readonly options?: RequestOptions;
}

/** What decides which requests a run makes, beside its contracts, profile and seed. */
export interface RequestOptions {
  readonly signature: string;
  /** Random cases a clause and side; null for the profile's own number. */
  readonly cases: number | null;
  /** The first is used throughout, a second only where a clause is about regions. */
  readonly regions: readonly string[];
  readonly fixtures: Readonly<Record<string, string>>;
  readonly assumptions: readonly string[];
  /** Resources of one operation alive at once, the quota's part left out. */
  /** Null where nobody said how many. */
  readonly maxResources: number | null;
  /** How many resources are created at most to find a limit that the document does not name. */
  readonly quotaCap: number;
}
