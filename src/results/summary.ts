import type { Level } from '../contract/clause.ts';
import type { JudgedException } from '../exceptions/apply-exceptions.ts';
import type { ClauseResult } from '../oracle/clause-result.ts';
import type { Target } from './target.ts';

export type {
  ClauseResult,
  Counterexample,
  Coverage,
  Outcome,
  ShownResponse,
} from '../oracle/clause-result.ts';

export type Verdict = 'conforms' | 'violates' | 'inconclusive';

/** Answers that changed when the same request was sent again. */
export interface Unsteady {
  readonly operation: string;
  /** The case whose request it was. */
  readonly case: string;
  readonly clause: string;
  /** How often the answer was wrong in how many sendings. */
  readonly seen: number;
  readonly sent: number;
}

/** What of the chosen operations was to be judged. */
export interface Scope {
  /** All clauses of the chosen operations. */
  readonly clauses: number;
  /** Those in scope of which something can be said, and be it that they do not apply: all but inconclusive and not run. */
  readonly judged: number;
  /** Those out of scope, and what leaves them out, such as `profile quick`. */
  readonly leftOut: readonly { readonly id: string; readonly by: string }[];
}

/** Something that a run leaves on its target, or may leave. */
export interface Left {
  /**
   * `created`: it is the run's and could not be deleted; `unanswered`: a create of which nobody knows what came;
   * `appeared`: it was not there before, and nothing shows that the run created it.
   */
  readonly kind: 'created' | 'unanswered' | 'appeared';
  readonly operation: string;
  readonly region: string;
  /** Null where only the request is known. */
  readonly id: string | null;
  /** What was asked for, or what the target shows; empty where neither is known. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Why it is left, as it stands after "because". */
  readonly reason: string;
  /** What to call to delete it, or to look for it; null when no such call is known. */
  readonly byHand: string | null;
}

/** `summary.json`: a contract with users. */
export interface Summary {
  readonly tool: { readonly name: string; readonly version: string };
  readonly target: Target;
  readonly contracts: readonly {
    readonly operation: string;
    readonly edition: string;
    readonly hash: string;
  }[];
  readonly profile: string;
  readonly seed: number;
  /** Which part of how many; absent in a whole run. */
  readonly shard?: { readonly index: number; readonly count: number };
  readonly startedAt: string;
  readonly durationMs: number;
  readonly requests: number;
  readonly complete: boolean;
  readonly verdict: Verdict;
  readonly scope: Scope;
  readonly unsteady: readonly Unsteady[];
  /** Known deviations that the run was told of, and what it says of each. */
  readonly exceptions: readonly JudgedException[];
  readonly left: readonly Left[];
  readonly clauses: readonly ClauseResult[];
  readonly counts: Readonly<Record<Level, Readonly<Record<string, number>>>>;
}
