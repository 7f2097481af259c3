import { excerpt } from '../client/excerpt.ts';
import type { Side } from '../contract/clause.ts';
import type { Counterexample } from './clause-result.ts';

/**
 * What exchanges show of one clause. `contradicted` alone is an unconfirmed contradiction; only one that was shown again, and is
 * `confirmed`, breaks a clause. `moot`: they show nothing of it, and need not.
 */
export interface Evidence {
  readonly operation: string;
  readonly clause: string;
  /** Stable id of the case or sequence that it comes from. */
  readonly case: string;
  readonly verdict:
    | 'kept'
    | 'contradicted'
    | 'inconclusive'
    | 'observed'
    | 'moot'
    | 'not-applicable'
    | 'not-run';
  readonly side: Side | null;
  /** Ordinals of the exchanges that it rests on. */
  readonly exchanges: readonly number[];
  /** Why, or what was expected and received; empty where there is nothing to say. */
  readonly reason: string;
  /** How many requests were accepted and refused as documented. */
  readonly accepted: number;
  readonly refused: number;
  readonly confirmed?: Confirmed;
  /** At an open point: what was tried. */
  readonly label?: string;
  /** Whether it is one combination of a space. */
  readonly enumerated?: true;
  /** The clause whose violation is the reason why nothing can be told. */
  readonly lostTo?: string;
  /** How often an answer changed when the same request was sent again. */
  readonly unsteady?: { readonly seen: number; readonly sent: number };
}

/** What a sentence is cut to that quotes what a target said. */
const longestSentence = 2000;

/** `evidence` with no sentence longer than anybody would read. */
export function readable(evidence: Evidence): Evidence {
  const { reason, label, confirmed } = evidence;
  const shortened = (text: string): string => excerpt(text, longestSentence);
  return {
    ...evidence,
    reason: shortened(reason),
    ...(label !== undefined && { label: shortened(label) }),
    ...(confirmed !== undefined && {
      confirmed: {
        ...confirmed,
        counterexample: {
          ...confirmed.counterexample,
          expected: shortened(confirmed.counterexample.expected),
          ...(confirmed.counterexample.steps !== undefined && {
            steps: confirmed.counterexample.steps.map(shortened),
          }),
        },
      },
    }),
  };
}

/** A contradiction that was shown again. */
export interface Confirmed {
  /** Ordinal of the request that showed it first. */
  readonly at: number;
  readonly counterexample: Counterexample;
  /** The clause whose case raised it, when another one is blamed. */
  readonly raisedBy: { readonly clause: string; readonly case: string };
}
