import { expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { surroundingsFor, surroundingsOf } from './surroundings.ts';

it('are those of every mutant, each once, and those with each quota', () => {
  const surroundings = surroundingsFor(mutants, [5, 12]);
  const names = surroundings.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(mutants.map((mutant) => surroundingsOf(mutant).name)));
  expect(names).toEqual(expect.arrayContaining(['quota/policies-5', 'quota/policies-12']));
  for (const { kind, faults, oddities } of surroundings) {
    expect([kind, ...faults, ...oddities]).toEqual(['surroundings']);
  }
});

it('tell operations, quotas and what is declared apart', () => {
  const plain = { operations: null, isSimulated: false, quota: 5, assume: null } as const;
  const others = [
    { ...plain, quota: 6 },
    { ...plain, operations: ['A'] },
    { ...plain, isSimulated: true },
    { ...plain, assume: 'vpc-only' } as const,
  ];
  expect(new Set([plain, ...others].map((one) => surroundingsOf(one).name)).size).toBe(5);
});
