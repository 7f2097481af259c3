import { expect, it } from 'vitest';
import { fault, mutantWith } from './mutants.test.kit.ts';
import { mutants } from './mutants.ts';
import { planTrials } from './plan-trials.ts';
import { smallQuotas } from './small-quotas.ts';

const defect = mutantWith([fault('a/one')]);
const pairs = ['c', 'd', 'e'].map((name) => mutantWith([fault('a/one'), fault(`${name}/two`)]));
const seedsOf = (planned: ReturnType<typeof planTrials>, name: string) =>
  planned.filter(({ mutant }) => mutant.name === name).map(({ seed }) => seed);

it('tries a defect and an oddity with every seed', () => {
  const planned = planTrials([defect, mutantWith([])], [1, 2, 3], 'quick', []);
  expect(seedsOf(planned, 'a/one')).toEqual([1, 2, 3]);
  expect(seedsOf(planned, 'http/odd')).toEqual([1, 2, 3]);
});

it('tries pairs and small quotas with one seed in turn', () => {
  const small = smallQuotas(mutants, [5], 1);
  const planned = planTrials([...pairs, ...small], [1, 2], 'quick', []);
  expect(pairs.map(({ name }) => seedsOf(planned, name))).toEqual([[1], [2], [1]]);
  expect(planned.length).toBe(pairs.length + small.length);
});
