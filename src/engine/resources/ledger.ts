import type { PlannedRequest } from '../../contract/test-case.ts';

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
  | { readonly type: 'deleted'; readonly operation: string; readonly id: string }
  /** What the target listed before the run created anything there; null when that could not be found out. */
  | {
      readonly type: 'before';
      readonly operation: string;
      readonly region: string;
      readonly ids: readonly string[] | null;
    }
  /** There is a resource that was not there before, and that cannot be shown to be the run's own. */
  | { readonly type: 'appeared'; readonly operation: string; readonly region: string; readonly id: string }
  /** What stands for settled creates of which nothing else is needed: texts that only these have sent. */
  | {
      readonly type: 'markers';
      readonly operation: string;
      readonly region: string;
      readonly markers: readonly string[];
    };

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

/** Letters of a marker at least: shorter texts may be there by chance. */
export const shortestMarker = 12;

/** Those of `texts` that are long enough to be nobody else's. */
export function markersAmong(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text.length >= shortestMarker))];
}
