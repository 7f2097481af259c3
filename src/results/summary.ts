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
  readonly startedAt: string;
  readonly durationMs: number;
  readonly requests: number;
  readonly complete: boolean;
  readonly verdict: Verdict;
  readonly scope: Scope;
  readonly unsteady: readonly Unsteady[];
  /** Known deviations that the run was told of, and what it says of each. */
  readonly exceptions: readonly JudgedException[];
  readonly clauses: readonly ClauseResult[];
  readonly counts: Readonly<Record<Level, Readonly<Record<string, number>>>>;
}
