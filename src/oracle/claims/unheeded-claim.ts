import type { About, CitedStep } from './cited.ts';

/** A fault was accepted in a place of which the target shows nothing, be it valid or not. */
export interface UnheededClaim extends About {
  readonly kind: 'unheeded';
  /** The parameter that has the fault. */
  readonly parameter: string;
  /** A create with a valid value in that place, and a look at what it made. */
  readonly steps: readonly CitedStep[];
}
