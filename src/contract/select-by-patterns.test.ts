import { expect, it } from 'vitest';
import { selectByPatterns } from './select-by-patterns.ts';

const select = (...patterns: readonly string[]) =>
  selectByPatterns(['a', 'ab', 'abc', 'x'], patterns, (pattern) => (item) => item.startsWith(pattern));

it.each([
  ['no pattern', [], ['a', 'ab', 'abc', 'x']],
  ['one inclusion', ['ab'], ['ab', 'abc']],
  ['inclusions together', ['abc', 'x'], ['abc', 'x']],
  ['an exclusion alone', ['!ab'], ['a', 'x']],
  ['an exclusion behind an inclusion', ['a', '!ab'], ['a']],
  ['an exclusion before an inclusion', ['!ab', 'a'], ['a']],
  ['exclusions that leave nothing', ['ab', '!a'], []],
])('%s', (_, patterns, chosen) => {
  expect(select(...patterns)).toEqual({ chosen, idle: [] });
});

it('names the patterns that match nothing, as they were given', () => {
  expect(select('a', 'y', '!z', '!!a').idle).toEqual(['y', '!z', '!!a']);
});
