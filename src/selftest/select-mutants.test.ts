import { expect, it } from 'vitest';
import { familyOf } from './family-of.ts';
import { mutants } from './mutants.ts';
import { selectMutants, unmatched } from './select-mutants.ts';

const names = (defects: readonly string[], oddities: readonly string[] = []) =>
  selectMutants({ defects, oddities, origin: null }).map(({ name }) => name);

it('selects everything without a pattern', () => {
  expect(selectMutants({ defects: [], oddities: [], origin: null })).toBe(mutants);
});

it.each([
  ['sg-tag-alias/*', 'a glob'],
  ['sg-tag-alias', 'the name of a family'],
])('selects a family by %s, %s', (pattern) => {
  const selected = names([pattern]);
  expect(selected.length).toBeGreaterThan(1);
  expect(new Set(selected.map(familyOf))).toEqual(new Set(['sg-tag-alias']));
});

it('selects all but a family by a pattern that begins with an exclamation mark', () => {
  const defects = mutants.filter(({ kind }) => kind === 'defect');
  const selected = names(['!{sg-tag-alias,rare}/*']);
  expect(selected).toEqual(
    defects.map(({ name }) => name).filter((name) => !['sg-tag-alias', 'rare'].includes(familyOf(name))),
  );
});

it('selects oddities by their own patterns only', () => {
  expect(names([], ['token/*']).length).toBeGreaterThan(1);
  expect(names(['no-such-family/*'])).toEqual([]);
});

it('names the patterns that match nothing', () => {
  expect(unmatched({ defects: ['rare/*', 'nothing/*'], oddities: ['nor-this'], origin: null })).toEqual([
    'nothing/*',
    'nor-this',
  ]);
});

it('selects natural ones or derived ones, by patterns or without', () => {
  const natural = selectMutants({ defects: [], oddities: [], origin: 'natural' });
  const derived = selectMutants({ defects: [], oddities: [], origin: 'derived' });
  expect(natural.every(({ family }) => family.startsWith('natural-'))).toBe(true);
  expect(natural.length + derived.length).toBe(mutants.length);
  const both = { defects: ['*patterns*', 'rare'], oddities: [] };
  expect(new Set(selectMutants({ ...both, origin: 'natural' }).map(({ family }) => family))).toEqual(
    new Set(['natural-patterns']),
  );
  expect(new Set(selectMutants({ ...both, origin: 'derived' }).map(({ family }) => family))).toEqual(
    new Set(['rare']),
  );
});
