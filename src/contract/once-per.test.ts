import { expect, it } from 'vitest';
import { oncePer } from './once-per.ts';

it('makes what it makes once for each object', () => {
  const asked: string[] = [];
  const lettersOf = oncePer(({ name }: { readonly name: string }) => {
    asked.push(name);
    return [...name];
  });
  const one = { name: 'ab' };
  const other = { name: 'cd' };
  expect(lettersOf(one)).toEqual(['a', 'b']);
  expect(lettersOf(other)).toEqual(['c', 'd']);
  expect(lettersOf(one)).toBe(lettersOf(one));
  expect(asked).toEqual(['ab', 'cd']);
});

it('tells objects apart that are equal', () => {
  const boxed = oncePer((key: object) => ({ key }));
  expect(boxed({ name: 'a' })).not.toBe(boxed({ name: 'a' }));
});
