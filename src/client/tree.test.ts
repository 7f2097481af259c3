import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.ts';
import { field, listAt } from './tree.ts';

const tree = readJson(
  '{"Groups":{"Group":[{"Id":"1"},{"Id":"2"}]},"One":{"Group":{"Id":"3"}},"Empty":[],"Null":null,"Text":"t"}',
);

describe('field', () => {
  it.each([
    ['Text', 't'],
    ['Null', ''],
    ['Groups.Group.1.Id', '2'],
    ['One.Group.Id', '3'],
    ['Text.Id', undefined],
    ['Groups.Group.2.Id', undefined],
    ['Groups.Group.length', undefined],
    ['Groups.Group.-1', undefined],
    ['None', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['toString.name', undefined],
  ])('finds at %s %j', (path, value) => {
    expect(field(tree, path)).toEqual(value);
  });

  it('finds nothing in nothing', () => {
    expect(field(null, 'Text')).toBeUndefined();
  });
});

describe('listAt', () => {
  it.each([
    ['Groups.Group', 2],
    ['One.Group', 1],
    ['Empty', 0],
    ['Null', 0],
    ['Null.Group', 0],
    ['None.Group', 0],
    ['Text', 1],
  ])('finds at %s a list of %i', (path, length) => {
    expect(listAt(tree, path)).toHaveLength(length);
  });
});
