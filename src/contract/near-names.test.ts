import { expect, it } from 'vitest';
import { nearHint, nearNames } from './near-names.ts';

const ids = ['CreateThing.Tag.Key.length', 'CreateThing.Tag.Value.length', 'CreateThing.Name.first'];

it.each([
  ['a slip', 'CreateThing.Tag.Key.lenght', 'CreateThing.Tag.Key.length'],
  ['other letter case', 'creatething.name.first', 'CreateThing.Name.first'],
  ['a missing beginning', 'Tag.Value.length', 'CreateThing.Tag.Value.length'],
])('finds what was meant behind %s', (_, text, meant) => {
  expect(nearNames(text, ids)[0]).toBe(meant);
});

it('finds nothing behind something else', () => {
  expect(nearNames('quota', ids)).toEqual([]);
  expect(nearHint('quota', ids, 'Look elsewhere.')).toBe('Look elsewhere.');
});
