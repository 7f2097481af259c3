import type { Level } from '../../contract/clause.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Simulation } from '../simulation.ts';

/** A way in which a simulated endpoint contradicts its contract. */
export interface Flaw {
  /** Kebab-case, the family in front: `lengths/Name-max-plus-one`. */
  readonly name: string;
  /** One sentence on what such an endpoint does, without its subject. */
  readonly about: string;
  /** Ids of the clauses that may rightly find it. */
  readonly clauses: readonly string[];
  /** Ids of further clauses that no tester could judge of such an endpoint. */
  readonly touches: readonly string[];
  /** The strongest level of a clause that it breaks. */
  readonly level: Exclude<Level, 'open'>;
  /** What has to be declared of the endpoint before any clause can find it; null for nothing. */
  readonly assume: string | null;
  /** Called once for each endpoint, so that what it returns may remember things. */
  readonly apply: (simulation: Simulation) => Simulation;
}

/** A flaw before it is known which of its clauses the contract has. */
export interface Draft {
  readonly name: string;
  readonly about: string;
  readonly clauses: readonly (string | null | undefined)[];
  readonly touches?: readonly string[];
  readonly assume?: string;
  readonly apply: Flaw['apply'];
}

/** The flaws of one family that can be thought of for a contract. */
export type Family = (contract: Contract) => readonly Draft[];
