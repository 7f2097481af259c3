import type { Clause } from '../contract/clause.ts';
import type { Counterexample } from './clause-result.ts';

/** What the evidence so far shows of one clause. */
export interface ClauseState {
  readonly clause: Clause;
  planned: number;
  done: number;
  /** Exchanges that were sent for it. */
  requests: number;
  /** Requests that were accepted, and refused, as documented; of an open point, whatever the documents say elsewhere. */
  accepted: number;
  refused: number;
  /** Judged cases, sequences or answers; of an open point those that were seen. */
  judged: number;
  /** Those of them that were not answered as documented. */
  contradicted: number;
  /** Shown to be broken; null while it is not. */
  finding: ShownBroken | null;
  /** Cases that were not judged in the end, by id. */
  readonly unresolved: Map<string, Unresolved>;
  /** Why the clause does not apply to this target; null when it does. */
  inapplicable: string | null;
  /** Why the clause is not run although it could be; null when it is. */
  skipped: string | null;
  /** What leaves the clause out of the scope of the run, and why; null when nothing does. */
  leftOut: { readonly by: string; readonly reason: string } | null;
  readonly observations: Map<string, string>;
  /** The space that is sent in full; null when none is. */
  space: { readonly size: number; judged: number; open: number; failed: number } | null;
  /** Ordinals of exchanges that show it, the first ones. */
  readonly exchanges: number[];
}

export interface ShownBroken {
  readonly at: number;
  readonly reason: string;
  readonly counterexample: Counterexample;
}

/** `lost`: what the request carried is broken itself, as the clause `to` says. */
export type Unresolved =
  | { readonly kind: 'suspected' | 'inconclusive'; readonly reason: string }
  | { readonly kind: 'unsteady'; readonly reason: string; readonly seen: number; readonly sent: number }
  | { readonly kind: 'lost'; readonly reason: string; readonly to: string };

/** The state in which every clause begins: not run. */
export function createClauseState(clause: Clause): ClauseState {
  return {
    clause,
    planned: 0,
    done: 0,
    requests: 0,
    accepted: 0,
    refused: 0,
    judged: 0,
    contradicted: 0,
    finding: null,
    unresolved: new Map(),
    inapplicable: null,
    skipped: null,
    leftOut: null,
    observations: new Map(),
    space: null,
    exchanges: [],
  };
}
