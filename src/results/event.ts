import type { ReplayCase } from '../cases/replay-case.ts';
import type { Clause } from '../contract/clause.ts';
import type { Claim } from '../oracle/claims/claim.ts';
import type { Evidence } from '../oracle/evidence.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import type { RunHeader } from './run-header.ts';
import type { ClauseResult, Summary } from './summary.ts';

/** What the engine tells its listeners; it knows none of them. */
export type RunEvent =
  | { readonly type: 'started'; readonly header: RunHeader }
  /** Something a person should know, such as a companion operation that is missing. */
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'planned'; readonly cases: number; readonly clauses: number }
  | { readonly type: 'exchange'; readonly exchange: RecordedExchange }
  /** What exchanges are said to show, and what the judge says of it. */
  | { readonly type: 'claim'; readonly claim: Claim; readonly evidence: readonly Evidence[] }
  /** A violation was confirmed that the summary will count; the run goes on. */
  | { readonly type: 'violation'; readonly clause: string; readonly ordinal: number }
  | {
      readonly type: 'progress';
      readonly clausesDone: number;
      readonly clauses: number;
      readonly casesDone: number;
      readonly cases: number;
    }
  /** What it takes to show the finding of a clause again; before the clause’s result. */
  | { readonly type: 'case'; readonly case: ReplayCase }
  | { readonly type: 'clause'; readonly clause: Clause; readonly result: ClauseResult }
  | { readonly type: 'finished'; readonly summary: Summary };

/** A reporter: takes events in order; `close` flushes what it wrote. */
export interface Listener {
  readonly on: (event: RunEvent) => void;
  readonly close?: () => Promise<void>;
}
