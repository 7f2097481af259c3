/** What a claim is about: a clause, by way of a case or a sequence. */
export interface About {
  readonly operation: string;
  readonly clause: string;
  /** Stable id of the case or sequence. */
  readonly case: string;
}

/** A request as a claim cites it: ordinals of exchanges. */
export interface Cited {
  readonly at: number;
  /** The same request sent again, to tell whether its answer is due to the request. */
  readonly again: readonly number[];
  /** Baseline requests sent in between. */
  readonly baselines: readonly number[];
}

/** A step of a sequence as a claim cites it. What could not be asked cites nothing. */
export type CitedStep =
  | { readonly kind: 'create'; readonly at: readonly number[] }
  /** Makes something to act on. */
  | { readonly kind: 'subject'; readonly name: string; readonly at: readonly number[] }
  | { readonly kind: 'read'; readonly of: number; readonly at: readonly number[] }
  | { readonly kind: 'detail'; readonly of: number; readonly at: readonly number[] }
  /** Looks one after the other. */
  | { readonly kind: 'settle'; readonly of: number; readonly at: readonly number[] }
  /** Counts the resources that hold `text`. */
  | { readonly kind: 'count'; readonly text: string; readonly at: readonly number[] }
  | { readonly kind: 'pause' };
