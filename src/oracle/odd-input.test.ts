import { expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { hasSigns, isOddInput } from './odd-input.ts';

it.each(['a\u0000b', 'a\u0001b', 'a\nb', 'a\u007fb', '\u{1f600}', '\u202e', '100%'])(
  'holds %j to be odd',
  (text) => {
    expect(isOddInput(specimen.group, { SecurityGroupName: 'usual', Description: text })).toBe(true);
  },
);

it.each(['', 'usual', 'a-b_c.d:e', '安全组', 'two words'])('holds %j to be usual', (text) => {
  expect(isOddInput(specimen.group, { Description: text })).toBe(false);
});

it.each([
  ['a%b', true],
  ['a b', true],
  ['组', false],
  ['abc-1.2_3:4', false],
  ['', false],
] as const)('tells whether %j has signs', (text, expected) => {
  expect(hasSigns(specimen.group, { SecurityGroupName: 'plain', Description: text })).toBe(expected);
});

it('looks for signs only where a caller may choose the text', () => {
  expect(hasSigns(specimen.group, { OwnerAccount: 'owner@reference.example' })).toBe(false);
  expect(hasSigns(specimen.group, { 'Tag.1.Key': 'a%b' })).toBe(true);
});
