import { expect, it } from 'vitest';
import { fillPlaceholders } from './placeholders.ts';
import { createShortTokens } from './short-tokens.ts';

const tokensOf = (planned: string, count: number): readonly string[] => {
  const keyFor = createShortTokens('Token');
  return Array.from({ length: count }, (_, index) => {
    const parameters = { Name: '{fresh:8}', Token: planned };
    return fillPlaceholders(parameters, keyFor(parameters, `case-${index}`)).Token ?? '';
  });
};

it('uses no token of one letter twice, as long as there are others', () => {
  const tokens = tokensOf('{fresh:1}', 30);
  expect(new Set(tokens).size).toBe(tokens.length);
  expect(tokensOf('{fresh:1}', 30)).toEqual(tokens);
});

it('goes on when all are used up', () => {
  expect(new Set(tokensOf('{fresh:1}', 300)).size).toBeLessThanOrEqual(52);
});

it.each([
  ['a long one', '{fresh:24}'],
  ['one that is given', 'given'],
])('leaves %s to the case that it is of', (_, planned) => {
  const keyFor = createShortTokens('Token');
  expect(keyFor({ Token: planned }, 'case')).toBe('case');
  expect(keyFor({ Token: planned }, 'case')).toBe('case');
});

it('has nothing to do where there is no token', () => {
  expect(createShortTokens('Token')({ Name: '{fresh:1}' }, 'case')).toBe('case');
});
