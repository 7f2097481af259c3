import { expect, it } from 'vitest';
import { areApart, choosePairs } from './choose-pairs.ts';
import { equal, fault, length, mutantWith, prefix } from './mutants.test.kit.ts';
import { mutants } from './mutants.ts';

const someMutants = mutants.filter(({ family }) =>
  ['sg-region', 'sg-vpc', 'sp-name', 'sp-versions-set', 'sg-vpc-only', 'request-id-form'].includes(family),
);

it('chooses as many as are asked for, the same with the same seed, and others with another', async () => {
  const names = async (seed: number) => (await choosePairs(someMutants, 4, seed)).map(({ name }) => name);
  const chosen = await names(1);
  expect(new Set(chosen).size).toBe(4);
  expect(await names(1)).toEqual(chosen);
  expect(await names(2)).not.toEqual(chosen);
});

it('chooses fewer where there are no more, and each two once', async () => {
  const two = mutants.filter(({ name }) =>
    ['sg-region/unchecked-required', 'sp-name/unchecked-required'].includes(name),
  );
  expect((await choosePairs(two, 3, 1)).map(({ name }) => name)).toEqual([
    'sg-region/unchecked-required + sp-name/unchecked-required',
  ]);
});

it('chooses defects that break a must and need nothing declared', async () => {
  const pairs = await choosePairs(someMutants, 6, 1);
  const declared = someMutants.filter(({ assume }) => assume !== null).map(({ name }) => name);
  expect(declared.length).toBeGreaterThan(0);
  for (const { kind, faults } of pairs) {
    expect([kind, faults.length]).toEqual(['pair', 2]);
    expect(faults.map(({ level }) => level)).toEqual(['must', 'must']);
    expect(faults.filter(({ name }) => declared.includes(name))).toEqual([]);
  }
});

const post = 'CreateSecurityGroup.Transport.post';

it.each([
  [true, 'break different clauses', fault('a'), fault('b', [prefix])],
  [false, 'break the same clause', fault('a', [length, prefix]), fault('b', [prefix])],
  [
    false,
    'leave a clause of the other unjudged',
    fault('a', [length], { touches: ['*.prefix'] }),
    fault('b', [prefix]),
  ],
  [false, 'are both about how requests come and answers look', fault('a', [equal]), fault('b', [post])],
  [true, 'are not both about that', fault('a', [equal]), fault('b')],
])('says %s of two that %s', (expected, _, one, other) => {
  expect(areApart(one, other)).toBe(expected);
  expect(areApart(other, one)).toBe(expected);
});

it('makes one mutant of two', async () => {
  const [pair] = await choosePairs(someMutants, 1, 1);
  expect(pair).toEqual(
    expect.objectContaining({
      ...mutantWith(pair?.faults ?? []),
      about: expect.stringContaining(', and '),
      family: 'pairs',
      operations: pair?.operations,
    }),
  );
});
