import { answerOddities } from './answers.ts';
import type { NaturalOddity } from './natural.ts';
import { textOddities } from './texts.ts';
import { timeOddities } from './times.ts';
import { transportOddities } from './transport.ts';

/** Oddities as real stacks have them, by layer: the documents allow each. */
export const naturalOddities: readonly NaturalOddity[] = [
  ...textOddities,
  ...answerOddities,
  ...timeOddities,
  ...transportOddities,
];
