import { expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { smallQuotas } from './small-quotas.ts';

it('tries defects in policies again, as many and others with each quota', () => {
  const small = smallQuotas(mutants, [5, 12], 1);
  const of = (quota: number) => small.filter((mutant) => mutant.quota === quota);
  expect(of(5).length).toBeGreaterThan(0);
  expect(of(5).length).toBe(of(12).length);
  expect(new Set(small.map(({ name }) => name)).size).toBe(small.length);
  for (const { kind, faults } of small) {
    expect(kind).toBe('defect');
    expect(
      faults.flatMap(({ clauses }) => clauses).filter((id) => !id.startsWith('CreateSecurityPolicy.')),
    ).toEqual([]);
  }
});

it('tries the same with the same seed, and others with another', () => {
  const names = (seed: number) => smallQuotas(mutants, [5], seed).map(({ name }) => name);
  expect(names(1)).toEqual(names(1));
  expect(names(2)).not.toEqual(names(1));
});
