import type { ReplayCase } from './replay-case.ts';

/**
 * What sending a case again came to. `fixed`: whatever was sent was answered as it must be. `still-failing`: the same was
 * shown again. `failing-otherwise`: it is not answered as it must be, in another way than recorded.
 */
export type ReplayVerdict = 'fixed' | 'still-failing' | 'failing-otherwise' | 'cannot-tell';

/** A verdict and the sentence that explains it. */
export interface Told {
  readonly verdict: ReplayVerdict;
  readonly reason: string;
}

/** A case that was sent again. */
export interface Replayed extends Told {
  readonly case: ReplayCase;
  readonly requests: number;
}
