import type { About, Cited } from './cited.ts';

/**
 * What an answer is held against: its request, that there is one at all, its form, the ids that others got, or the form
 * in which the target refuses whatever it refuses.
 */
export type Basis = 'request' | 'answered' | 'form' | 'unique' | 'refusals';

/** A contradiction that was looked into: sent again in alternation with its twin, made small, put down to a clause. */
export interface FindingClaim extends About {
  readonly kind: 'finding';
  /** The clause and the case of the contradiction that raised it. */
  readonly raisedBy: { readonly clause: string; readonly case: string };
  readonly basis: Basis;
  readonly first: Cited;
  readonly again: readonly Cited[];
  /** Twins sent in alternation; for `unique` the requests that got the same id. */
  readonly twins: readonly Cited[];
  readonly smallest: Cited;
  /** The accepted request that comes closest to the smallest. */
  readonly nearest: Cited | null;
  /** The smallest request without the value that is blamed, which was accepted. */
  readonly cure: Cited | null;
}

/** A contradiction that was not shown again, or that is put down to something else. */
export interface DismissalClaim extends About {
  readonly kind: 'dismissal';
  /** `ordinary`: requests without anything odd get the same answer. */
  readonly why: 'unsteady' | 'unstable-control' | 'ordinary' | 'explained' | 'ended';
  /** For `explained`, the clause that explains it. */
  readonly by: string | null;
  readonly again: readonly Cited[];
  /** For `unsteady` and `ordinary`: the request that raised it. */
  readonly first?: Cited;
  /** For `unsteady`: how often it was seen in how many sendings. */
  readonly seen: number;
  readonly sent: number;
}
