import type { About } from './cited.ts';

/** What the target holds beside what was answered for, as at the line of its quota; two rounds that contradict break the clause. */
export interface QuotaClaim extends About {
  readonly kind: 'quota';
  readonly property: QuotaProperty;
  /** How many resources there may be, or were when it was full. */
  readonly number: number;
  /** Creates that filled the target. */
  readonly filled: readonly number[];
  readonly rounds: readonly QuotaRound[];
}

/** Creates in the order of sending, and the look at what the target holds after them, page by page. */
export interface QuotaRound {
  readonly creates: readonly number[];
  readonly listed: readonly number[];
  /** Ids that were there before or that this run created. */
  readonly known: readonly string[];
}

export type QuotaProperty =
  /** Full: one request more is refused as documented. */
  | 'refused-when-full'
  /** The message of such a refusal has its placeholders filled in. */
  | 'message'
  /** A refused request adds nothing. */
  | 'no-more-than-limit'
  /** Accepted, for fewer than the limit are there. */
  | 'accepted-below-limit'
  /** The token of an accepted request gives its id again. */
  | 'replayed-when-full'
  /** A check only gets the quota's refusal too. */
  | 'checked-when-full'
  /** Another region is not full. */
  | 'other-region'
  /** Of many requests at once for the last place no more are accepted than there is room for. */
  | 'last-place'
  /** What was created first and last is shown by its id. */
  | 'shown-when-full'
  /** A valid request is accepted after an odd one; two that are not accepted break the clause. */
  | 'accepted-after'
  /** What was accepted and deleted is accepted again; held against the same with new texts, which is accepted. */
  | 'accepted-again'
  /** Refused requests create nothing, in whatever they ask for. */
  | 'nothing-created';
