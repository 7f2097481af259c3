import type { Sequence } from '../../contract/sequence.ts';
import type { Execution } from './unconfirmed-contradiction.ts';

/** A sequence that an investigation asks to be executed anew. */
export interface AskSequence {
  readonly sequence: Sequence;
  readonly serial: string;
}

export type SequenceStep<T> = Generator<AskSequence, T, Execution | null>;
