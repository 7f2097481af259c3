import type { Variation } from '../behaviour.ts';
import { type ClauseId, groupClause, policyClause } from '../clause-id.ts';
import {
  anyOf,
  type CharacterSet,
  chineseCharacters,
  everything,
  matching,
  without,
} from '../rules/characters.ts';
import { changeText, type Kind } from '../variation/change.ts';
import { defect } from './defect.ts';
import { textParameters } from './texts.ts';

const onlyAscii =
  (old: CharacterSet): CharacterSet =>
  (one) =>
    one < '\u{80}' && old(one);
const notUpper =
  (old: CharacterSet): CharacterSet =>
  (one) =>
    !/[A-Z]/.test(one) && old(one);
const notLatin =
  (old: CharacterSet): CharacterSet =>
  (one) =>
    !/[A-Za-z]/.test(one) && old(one);

const chineseName = [groupClause('SecurityGroupName.charset'), groupClause('SecurityGroupName.first')];
const bothSets = (change: (old: CharacterSet) => CharacterSet): ReturnType<typeof changeText> =>
  changeText('groupName', ({ first, rest }) => ({ first: change(first), rest: change(rest) }));

/** Wrong alphabets of other texts, and Chinese characters in names. */
export const textCharacterDefects: readonly Variation[] = [
  defect(
    'sg-name-chinese/refused',
    'refuses Chinese characters in a group name',
    chineseName,
    bothSets(onlyAscii),
  ),
  defect(
    'sg-name-chinese/first-refused',
    'refuses Chinese characters at the start of a group name',
    [groupClause('SecurityGroupName.first')],
    changeText('groupName', ({ first }) => ({ first: onlyAscii(first) })),
  ),
  defect(
    'sg-name-chinese/rest-refused',
    'refuses Chinese characters behind the first of a group name',
    [groupClause('SecurityGroupName.charset'), groupClause('SecurityGroupName.length')],
    changeText('groupName', ({ rest }) => ({ rest: onlyAscii(rest) })),
  ),
  defect(
    'sg-name-chinese/first-one-missing',
    'refuses U+4E00 in a group name',
    chineseName,
    bothSets((old) => without(old, '\u{4e00}')),
  ),
  defect(
    'sg-name-chinese/last-one-missing',
    'refuses U+9FA5 in a group name',
    chineseName,
    bothSets((old) => without(old, '\u{9fa5}')),
  ),
  ...textParameters
    .filter(({ rule, takesChinese }) => takesChinese && rule !== 'groupName')
    .map(({ family, noun, rule, length }) =>
      defect(
        `${family}-charset/chinese-refused`,
        `refuses Chinese characters in a ${noun}`,
        rule === 'description' ? [groupClause('Description.charset'), length] : [length],
        changeText(rule, ({ first, rest }) => ({ first: onlyAscii(first), rest: onlyAscii(rest) })),
      ),
    ),
  defect(
    'sg-description-charset/latin-refused',
    'refuses English letters in a description',
    [groupClause('Description.charset'), groupClause('Description.length')],
    changeText('description', ({ first, rest }) => ({ first: notLatin(first), rest: notLatin(rest) })),
  ),
  defect(
    'sg-description-charset/upper-case-refused',
    'refuses upper-case letters in a description',
    [groupClause('Description.charset')],
    changeText('description', ({ first, rest }) => ({ first: notUpper(first), rest: notUpper(rest) })),
  ),
  ...tokenCharacters('group', 'sg', groupClause('ClientToken.ascii')),
  ...tokenCharacters('policy', 'sp', policyClause('ClientToken.ascii')),
];

function tokenCharacters(kind: Kind, prefix: string, clause: ClauseId): readonly Variation[] {
  const rule = kind === 'group' ? 'groupToken' : 'policyToken';
  const wrong = (title: string, about: string, change: (old: CharacterSet) => CharacterSet): Variation =>
    defect(
      `${prefix}-token-ascii/${title}`,
      about,
      [clause],
      changeText(rule, ({ first, rest }) => ({ first: change(first), rest: change(rest) })),
    );
  return [
    wrong('unchecked', `takes every character in the token of a ${kind}`, () => everything),
    wrong('latin-1-taken', `takes Latin-1 letters in the token of a ${kind}`, (old) =>
      anyOf(old, matching(/^[\u{a0}-\u{ff}]$/u)),
    ),
    wrong('chinese-taken', `takes Chinese characters in the token of a ${kind}`, (old) =>
      anyOf(old, chineseCharacters),
    ),
    wrong('punctuation-refused', `refuses all punctuation but hyphens in the token of a ${kind}`, () =>
      matching(/^[A-Za-z0-9-]$/),
    ),
    wrong('tilde-refused', `refuses ~ in the token of a ${kind}`, (old) => without(old, '~')),
    wrong('plus-refused', `refuses + in the token of a ${kind}`, (old) => without(old, '+')),
    defect(
      `${prefix}-token-ascii/first-only`,
      `looks only at the first character of the token of a ${kind}`,
      [clause],
      changeText(rule, () => ({ rest: everything })),
    ),
    defect(
      `${prefix}-token-ascii/not-first`,
      `does not look at the first character of the token of a ${kind}`,
      [clause],
      changeText(rule, () => ({ first: everything })),
    ),
  ];
}
