import type { Parameters } from '../contract/case.ts';

/** A line of the cleanup ledger. */
export type LedgerEntry =
  /** Written before a create is sent. */
  | {
      readonly type: 'intent';
      readonly key: string;
      readonly operation: string;
      readonly region: string;
      readonly parameters: Parameters;
    }
  /** The create was answered: with an id, or with none, so that nothing was created. */
  | {
      readonly type: 'created';
      readonly key: string;
      readonly operation: string;
      readonly region: string;
      readonly id: string;
    }
  | { readonly type: 'nothing'; readonly key: string }
  | { readonly type: 'deleted'; readonly operation: string; readonly id: string };

/** Takes entries in order and has kept each one when `write` returns. */
export interface Ledger {
  readonly write: (entry: LedgerEntry) => void;
}

/** A ledger that keeps nothing, for targets that end with the run. */
export const noLedger: Ledger = { write: () => {} };
