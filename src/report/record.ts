import type { RecordedExchange, RunHeader } from '../engine/event.ts';
import type { ClauseResult, Verdict } from './summary.ts';

/** The layout of `results.ndjson`; raised when a reader of the old one would misread the new. */
export const recordsVersion = 1;

/** The last line of the records. */
export interface RecordsFooter {
  readonly exchanges: number;
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
