import type { Sequence } from '../../contract/script.ts';
import type { Execution } from './suspicion.ts';

/** A sequence that an investigation asks to be executed anew. */
export interface AskSequence {
  readonly sequence: Sequence;
  readonly serial: string;
}

export type SequenceStep<T> = Generator<AskSequence, T, Execution | null>;
