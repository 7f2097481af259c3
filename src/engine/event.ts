import type { Exchange } from '../client/exchange.ts';
import type { Clause } from '../contract/clause.ts';
import type { ClauseResult, Summary } from '../report/summary.ts';

/** Why a request was sent. */
export type Purpose = 'doctor' | 'plan' | 'twin' | 'confirm' | 'shrink' | 'sequence' | 'observe' | 'cleanup';

/** One exchange in its place in the run. */
export interface RecordedExchange extends Exchange {
  /** 1 for the run's first request; in the order of sending. */
  readonly ordinal: number;
  readonly purpose: Purpose;
  /** Stable id of the case or sequence, or of the doctor's or cleaner's step. */
  readonly case: string;
  /** The clause that the case is about, if it is about one. */
  readonly clause: string | null;
  /** 1 for the first attempt; repeats after throttling or a lost connection count on. */
  readonly attempt: number;
  readonly operation: string;
  readonly action: string;
  /** Business parameters as planned; of repeated names the last. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Names of parameters whose values are made afresh for each attempt. */
  readonly volatile: readonly string[];
}

/** What stands fixed before the first planned request. */
export interface RunHeader {
  readonly tool: Summary['tool'];
  readonly target: Summary['target'];
  readonly contracts: Summary['contracts'];
  readonly profile: string;
  readonly seed: number;
  readonly startedAt: string;
  readonly clauses: readonly Clause[];
}

/** What the engine tells its listeners; it knows none of them. */
export type RunEvent =
  | { readonly type: 'started'; readonly header: RunHeader }
  /** Something a person should know, such as a companion operation that is missing. */
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'planned'; readonly cases: number; readonly clauses: number }
  | { readonly type: 'exchange'; readonly exchange: RecordedExchange }
  /** A violation was confirmed; the run goes on. */
  | { readonly type: 'violation'; readonly clause: string; readonly ordinal: number }
  | {
      readonly type: 'progress';
      readonly clausesDone: number;
      readonly clauses: number;
      readonly casesDone: number;
      readonly cases: number;
    }
  | { readonly type: 'clause'; readonly clause: Clause; readonly result: ClauseResult }
  | { readonly type: 'finished'; readonly summary: Summary };

/** A reporter: takes events in order; `close` flushes what it wrote. */
export interface Listener {
  readonly on: (event: RunEvent) => void;
  readonly close?: () => Promise<void>;
}
