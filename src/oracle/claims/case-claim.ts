import type { Side } from '../../contract/clause.ts';
import type { About, Cited } from './cited.ts';

/** One request for one side of one clause. */
export interface CaseClaim extends About {
  readonly kind: 'case';
  readonly side: Side | 'open';
  readonly label: string;
  readonly basis: 'request' | 'answered';
  readonly enumerated: boolean;
  /** Null when it was not sent, for its twin or its control tells that it would show nothing. */
  readonly request: Cited | null;
  readonly twin: Cited | null;
  readonly control: Cited | null;
}

/** Several cases in one request. */
export interface BatchClaim {
  readonly kind: 'batch';
  readonly operation: string;
  readonly case: string;
  readonly side: Side;
  readonly parts: readonly { readonly case: string; readonly clause: string }[];
  readonly request: Cited;
  readonly twin: Cited | null;
}

/** A case or sequence that was not sent, and why. `isMoot`: this target cannot show it, and others show the clause. */
export interface UnsentClaim extends About {
  readonly kind: 'unsent';
  readonly reason: string;
  readonly isMoot: boolean;
}
