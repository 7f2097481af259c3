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
  /** In what way it was sent otherwise than by POST, with a query and for JSON; absent where it was not. */
  readonly sentAs?: readonly string[];
  /** The command that shows it again, where that is known. */
  readonly rerun?: string;
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
  /** Requests that were accepted, and refused, as documented; of an open point, all that were seen. */
  readonly accepted: number;
  readonly refused: number;
  /** Requests (or sequences) that were answered otherwise than documented. */
  readonly contradicted: number;
  /** Requests that were sent for it. */
  readonly requests: number;
  /** Ordinal of the run's request that first broke the clause. */
  readonly firstViolationAt: number | null;
  readonly reason: string;
  /** What leaves it out of the scope of the run, such as `profile quick`; absent for a clause in scope. */
  readonly leftOutBy?: string;
  /** Why less was sent for it than the profile asks for; absent where all was. */
  readonly reducedBy?: string;
  readonly counterexample: Counterexample | null;
  readonly observation: string | null;
  /** Ordinals of exchanges that it rests on, the first fifty at most. */
  readonly evidence: readonly number[];
}
