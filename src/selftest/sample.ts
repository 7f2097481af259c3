import { groupBy } from '../report/group-by.ts';
import type { Mutant } from './mutant.ts';
import { createRandom, shuffled } from './random.ts';

/**
 * `size` of the mutants, of each family its share: none has more or less than that by one. Each mutant is as likely as
 * any other; the same seed takes the same ones. All of them when there are not so many.
 */
export function sample(mutants: readonly Mutant[], size: number, seed: number): readonly Mutant[] {
  if (size >= mutants.length) return mutants;
  const random = createRandom(seed);
  const families = groupBy(mutants, ({ kind, family }) => `${kind} ${family}`);
  const row = [...families.values()].flatMap((members) => shuffled(members, random));
  const step = row.length / size;
  const start = random(1000) / 1000;
  const taken = new Set(Array.from({ length: size }, (_, place) => row[Math.floor((place + start) * step)]));
  return mutants.filter((mutant) => taken.has(mutant));
}
