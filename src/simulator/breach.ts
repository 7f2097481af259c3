import type { DocumentedError } from '../contract/contract.ts';

/** Why a request is refused: what it says is not as it has to be. */
export interface Breach {
  /** The clause that it breaks; null where the document is silent and this endpoint does not take it. */
  readonly clause: string | null;
  /** What is answered; where the document names nothing, an error of this endpoint's own. */
  readonly errors: readonly DocumentedError[];
  readonly kind: 'missing' | 'wrong' | 'unknown' | 'conflict';
  /** Where in a list it stands, 1 for the first; 0 for what is no list. */
  readonly at: number;
}

/** A rule with its clause and what its breach is answered with. */
export interface Rule {
  readonly clause: string;
  readonly errors: readonly DocumentedError[];
}

/** The breach of `rule`. */
export function breachOf({ clause, errors }: Rule, kind: Breach['kind'] = 'wrong'): Breach {
  return { clause, errors, kind, at: 0 };
}

/** What the document leaves open and this endpoint refuses. */
export const notTaken: Breach = { clause: null, errors: [], kind: 'wrong', at: 0 };
