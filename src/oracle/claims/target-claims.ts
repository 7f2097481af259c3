import type { Facts } from '../../contract/facts.ts';
import type { Parameters } from '../../contract/test-case.ts';

/** What is known of the target of an operation; told again when more is known. */
export interface TargetClaim {
  readonly kind: 'target';
  readonly operation: string;
  readonly facts: Facts;
  readonly baseline: Parameters;
}

/** The operation cannot be tested, and why. */
export interface BlockedClaim {
  readonly kind: 'blocked';
  readonly operation: string;
  readonly reason: string;
}

/** How many cases and sequences there are for each clause; added to what was planned before. */
export interface PlanClaim {
  readonly kind: 'plan';
  readonly operation: string;
  readonly planned: Readonly<Record<string, number>>;
  /** Sizes of spaces that are sent in full, by clause. */
  readonly spaces: Readonly<Record<string, number>>;
  /** Why it is less than the profile asks for. */
  readonly reduced?: string;
}

/** Clauses that are out of the scope of the run, by id: what leaves each out, and why in a sentence. */
export interface ScopeClaim {
  readonly kind: 'scope';
  readonly operation: string;
  readonly leftOut: Readonly<Record<string, { readonly by: string; readonly reason: string }>>;
}

/** Clauses that are not tested, or of which nothing can be said on this target. */
export interface SkipClaim {
  readonly kind: 'skip';
  readonly operation: string;
  readonly as: 'not-run' | 'not-applicable';
  readonly clauses: readonly string[];
  readonly reason: string;
}

/** The baseline was turned down in the middle of the run: what was sent for these clauses since tells nothing. */
export interface LostClaim {
  readonly kind: 'lost';
  readonly operation: string;
  readonly clauses: readonly string[];
  readonly reason: string;
}

/** An undocumented code by which the target says that it is full: the baseline was refused with it, and accepted once there was room. */
export interface CapacityClaim {
  readonly kind: 'capacity';
  readonly operation: string;
  readonly code: string;
  readonly refused: number;
  readonly accepted: number;
}
