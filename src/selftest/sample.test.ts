import { expect, it } from 'vitest';
import { groupBy } from '../report/group-by.ts';
import { fault, mutantWith } from './mutants.test.kit.ts';
import { mutants } from './mutants.ts';
import { sample } from './sample.ts';

const names = (size: number, seed: number) => sample(mutants, size, seed).map(({ name }) => name);

it('takes as many as are asked for, each once', () => {
  for (const size of [1, 7, 120]) expect(new Set(names(size, 1)).size).toBe(size);
});

it('takes the same with the same seed, and others with another', () => {
  expect(names(50, 1)).toEqual(names(50, 1));
  expect(names(50, 2)).not.toEqual(names(50, 1));
});

it('takes all when there are not so many', () => {
  expect(sample(mutants, mutants.length + 1, 1)).toBe(mutants);
});

it.each([1, 2, 3])('takes of each family its share, with seed %i', (seed) => {
  const all = [30, 12, 6, 1].flatMap((count, family) =>
    Array.from({ length: count }, (_, place) =>
      mutantWith([fault(`family-${family}/${place}`)], { family: `family-${family}` }),
    ),
  );
  const taken = groupBy(sample(all, 24, seed), ({ family }) => family);
  const share = 24 / all.length;
  for (const [family, members] of groupBy(all, (one) => one.family)) {
    const count = taken.get(family)?.length ?? 0;
    expect(Math.abs(count - share * members.length)).toBeLessThan(1);
  }
});
