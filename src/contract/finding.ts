import type { DocumentedError } from './contract.ts';

/** What a value or a request says about the contract: a clause that it breaks, or an open point that it touches. */
export type Finding =
  | { readonly kind: 'breaks'; readonly clause: string; readonly errors: readonly DocumentedError[] }
  | { readonly kind: 'open'; readonly point: string };

/** The finding that `rule`'s clause is broken. */
export function breaks(rule: {
  readonly clause: string;
  readonly errors: readonly DocumentedError[];
}): Finding {
  return { kind: 'breaks', clause: rule.clause, errors: rule.errors };
}

/** The finding that open point `point` is touched. */
export function touches(point: string): Finding {
  return { kind: 'open', point };
}
