import type { PlannedRequest } from '../../contract/case.ts';

/** A line of the cleanup ledger. */
export type LedgerEntry =
  /** Written before a create is sent. */
  | {
      readonly type: 'intent';
      readonly key: string;
      readonly operation: string;
      readonly region: string;
      /** As it is sent, all stand-ins filled in: repeated with the same token it tells what came of it. */
      readonly request: PlannedRequest;
      /** Texts in the request that nothing else on the target holds. */
      readonly markers: readonly string[];
    }
  /** There is a resource that this run made; `key` is null when it does not answer any intent for good. */
  | {
      readonly type: 'created';
      readonly key: string | null;
      readonly operation: string;
      readonly region: string;
      readonly id: string;
    }
  /** The create came to nothing. */
  | { readonly type: 'nothing'; readonly key: string }
  | { readonly type: 'deleted'; readonly operation: string; readonly id: string };

/** Takes entries in order and has kept each one when `write` returns. */
export interface Ledger {
  readonly write: (entry: LedgerEntry) => void;
}

/** A ledger that keeps nothing, for targets that end with the run. */
export const noLedger: Ledger = { write: () => {} };

/** Whether `token` is one: then repeating a request gives its result, and no second one. */
export function isToken(token: string | undefined): token is string {
  return token !== undefined && token !== '';
}

/** Shorter texts may be there by chance. */
const shortestMarker = 12;

/** Those of `texts` that are long enough to be nobody else's. */
export function markersAmong(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text.length >= shortestMarker))];
}
