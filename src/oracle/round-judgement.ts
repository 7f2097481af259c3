import type { Resource } from './listed-resources.ts';
import type { Observation } from './observation.ts';

/** Creates in the order of sending, and what the target held after them; null where it was not asked. */
export interface QuotaRoundRead {
  readonly creates: readonly Observation[];
  readonly listed: readonly Resource[] | null;
  /** An id that was listed more than once, so that resources cannot be counted by their ids; null when each was listed once. */
  readonly repeated: string | null;
  /** Ids that were there before or that this run created. */
  readonly known: readonly string[];
  /** Whether requests that are not each other's replays were given this id. */
  readonly isShared: (id: string) => boolean;
}

/** What is known of a target that was filled. */
export interface Fill {
  /** How many resources there may be, or were when it was full. */
  readonly number: number;
  /** How many creates filled it. */
  readonly filled: number;
}

export type RoundJudgement =
  | { readonly kind: 'kept' }
  | {
      readonly kind: 'contradicts';
      readonly expected: string;
      readonly actual: string;
      /** Which create of the round shows it; the last where nothing is said. */
      readonly at?: number;
    }
  | { readonly kind: 'inconclusive'; readonly reason: string }
  | { readonly kind: 'inapplicable'; readonly reason: string };

/** The round shows that the clause is kept. */
export const kept: RoundJudgement = { kind: 'kept' };
/** The round tells nothing. */
export const inconclusive = (reason: string): RoundJudgement => ({ kind: 'inconclusive', reason });
/** The round shows that the clause is broken. */
export const contradicts = (expected: string, actual: string): RoundJudgement => ({
  kind: 'contradicts',
  expected,
  actual,
});
