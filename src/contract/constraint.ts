import type { DocumentedError } from './documented-error.ts';

interface ConstraintBase {
  readonly clause: string;
  /** The documented answers to a breach; empty when the documents name none. */
  readonly errors: readonly DocumentedError[];
}

/** Where `when` is given, or has one of the values in `is`, so must `needs` be. */
export interface RequiresConstraint extends ConstraintBase {
  readonly kind: 'requires';
  readonly when: string;
  readonly is: readonly string[] | null;
  readonly needs: string;
}

/** Not both of two parameters; where `is` is given, only if the first has one of those values. */
export interface ExcludesConstraint extends ConstraintBase {
  readonly kind: 'excludes';
  readonly when: string;
  readonly is: readonly string[] | null;
  readonly never: string;
}

/** At least one of some parameters; with `only`, no more than one. */
export interface SomeOfConstraint extends ConstraintBase {
  readonly kind: 'some-of';
  readonly parameters: readonly string[];
  readonly only: boolean;
}

/** Two parameters that are both given have the same value. */
export interface EqualConstraint extends ConstraintBase {
  readonly kind: 'equal';
  readonly one: string;
  readonly other: string;
}

/** Of two parameters that are both given the first is not greater than the second, as numbers or as moments. */
export interface OrderConstraint extends ConstraintBase {
  readonly kind: 'order';
  readonly low: string;
  readonly high: string;
}

/** Of two IPv4 blocks that are both given the first lies in the second. */
export interface WithinConstraint extends ConstraintBase {
  readonly kind: 'within';
  readonly inner: string;
  readonly outer: string;
}

/** What the document says of several parameters together, beside which values of one list support those of another. */
export type Constraint =
  | RequiresConstraint
  | ExcludesConstraint
  | SomeOfConstraint
  | EqualConstraint
  | OrderConstraint
  | WithinConstraint;
