import type { Claim } from '../oracle/claims/claim.ts';
import type { Evidence } from '../oracle/evidence.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import type { RunHeader } from './run-header.ts';
import type { ClauseResult, Verdict } from './summary.ts';

/** The layout of `results.ndjson`; raised when a reader of the old one would misread the new. */
export const recordsVersion = 3;

/** The last line of the records. */
export interface RecordsFooter {
  readonly exchanges: number;
  readonly claims: number;
  readonly clauses: number;
  readonly complete: boolean;
  readonly verdict: Verdict;
  readonly requests: number;
  readonly durationMs: number;
  /** SHA-256 of all bytes before this line, as `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** One line of `results.ndjson`. */
export type RunRecord =
  | { readonly type: 'header'; readonly version: number; readonly header: RunHeader }
  | { readonly type: 'exchange'; readonly exchange: RecordedExchange }
  | { readonly type: 'claim'; readonly claim: Claim; readonly evidence: readonly Evidence[] }
  | { readonly type: 'clause'; readonly result: ClauseResult }
  | { readonly type: 'footer'; readonly footer: RecordsFooter };

export type RecordsFault = 'not-records' | 'other-version' | 'broken-off' | 'damaged';

/** Why a file of records cannot be relied on. */
export class RecordsError extends Error {
  override readonly name = 'RecordsError';
  readonly code: RecordsFault;
  readonly hint: string;

  constructor(code: RecordsFault, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
