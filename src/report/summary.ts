import type { Level } from '../contract/clause.ts';

export type Outcome =
  | 'conforms'
  | 'violates'
  | 'warns'
  | 'observed'
  | 'inconclusive'
  | 'not-run'
  | 'not-applicable'
  | 'excepted';

export type Verdict = 'conforms' | 'violates' | 'inconclusive';

/** A response as a report shows it. `status` is 0 when none came and `body` then says why. */
export interface ShownResponse {
  readonly status: number;
  readonly body: string;
}

export interface Counterexample {
  /** Stable id of the case. */
  readonly case: string;
  /** The smallest request found, without the common parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Names of the parameters in which it differs from its accepted twin. */
  readonly differsFromValidIn: readonly string[];
  readonly expected: string;
  readonly response: ShownResponse;
  readonly twin: {
    readonly parameters: Readonly<Record<string, string>>;
    readonly response: ShownResponse;
  } | null;
  /** The steps of a sequence, one sentence each; absent for a single request. */
  readonly steps?: readonly string[];
  readonly curl: string;
}

export interface Coverage {
  readonly kind: 'sampled' | 'exhaustive';
  /** Requests (or sequences) that were judged. */
  readonly judged: number;
  /** Size of the space when it is finite and was enumerated. */
  readonly space: number | null;
}

export interface ClauseResult {
  readonly id: string;
  readonly operation: string;
  readonly level: Level;
  readonly outcome: Outcome;
  readonly coverage: Coverage;
  readonly accepted: number;
  readonly refused: number;
  readonly requests: number;
  /** Ordinal of the run's request that first broke the clause. */
  readonly firstViolationAt: number | null;
  readonly reason: string;
  readonly counterexample: Counterexample | null;
  readonly observation: string | null;
}

/** `summary.json`: a contract with users. */
export interface Summary {
  readonly tool: { readonly name: string; readonly version: string };
  readonly target: Readonly<Record<string, string>>;
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
  readonly clauses: readonly ClauseResult[];
  readonly counts: Readonly<Record<Level, Readonly<Record<string, number>>>>;
}
