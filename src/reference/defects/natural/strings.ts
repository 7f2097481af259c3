import { groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import { allOf, type Change, changeText } from '../../variation/change.ts';
import { decide, readGroup, readPolicy } from './changes.ts';
import { groupNames, policyNames, tagKeys } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const described = (text: string) => group({ Description: text });
const tagged = (key: string, value = 'v') => group({ 'Tag.1.Key': key, 'Tag.1.Value': value });
const bytes = (text: string): number => Buffer.byteLength(text);
const measured = { measure: bytes };

const keyPrefix = groupClause('Tag.Key.prefix');
const prefixes = [keyPrefix, groupClause('Tag.Value.prefix')];

/** Decides the prefixes of tag keys and values alike. */
const tagPrefixes = (isBroken: (text: string) => boolean): Change =>
  allOf(decide('group', 'Tag.Key.prefix', isBroken), decide('group', 'Tag.Value.prefix', isBroken));

/** Whether Python’s strip takes something off the ends of `text`, given these characters. */
const isStripped = (text: string, characters: string): boolean =>
  characters.includes(text.at(0) ?? ' ') || characters.includes(text.at(-1) ?? ' ');

/** Functions on strings that do something else than they seem to. */
export const stringDefects: readonly NaturalDefect[] = naturals('strings', [
  {
    title: 'group-name-trimmed-first',
    about: 'takes blanks and line breaks around the name of a group, and keeps the name without them',
    reason:
      'The field of a serializer trims what it is given before it is checked, as that of Django REST does.',
    clauses: groupNames,
    witness: sends(group({ SecurityGroupName: ' ab\n' })),
    apply: readGroup(({ name }) => ({ name: name?.trim() })),
  },
  {
    title: 'policy-name-trimmed-first',
    about: 'takes blanks and line breaks around the name of a policy, and keeps the name without them',
    reason: 'A binder of the framework trims every text, as Spring’s StringTrimmerEditor does.',
    clauses: policyNames,
    witness: sends(policy({ SecurityPolicyName: 'ab ' })),
    apply: readPolicy(({ name }) => ({ name: name?.trim() })),
  },
  {
    title: 'policy-name-trimmed-at-end',
    about: 'takes blanks behind the name of a policy',
    reason:
      'The name is checked without its trailing blanks, by rstrip or a CHAR column, and kept with them.',
    clauses: [policyClause('SecurityPolicyName.charset')],
    witness: sends(policy({ SecurityPolicyName: 'ab  ' })),
    apply: decide('policy', 'SecurityPolicyName.charset', (text) => !/^.[\w.-]*$/s.test(text.trimEnd())),
  },
  {
    title: 'group-name-without-nul',
    about: 'drops control characters from the name of a group before it looks at it',
    reason: 'A filter in front of the application takes control characters out of all texts.',
    clauses: [groupClause('SecurityGroupName.charset')],
    witness: sends(group({ SecurityGroupName: 'a\0b' })),
    apply: readGroup(({ name }) => ({ name: name?.replace(/[\0-\u{1f}\u{7f}]/gu, '') })),
  },
  {
    title: 'group-name-in-bytes',
    about: 'counts the bytes of a group name in place of its characters',
    reason: 'len of a Go string and strlen of a PHP string count bytes.',
    clauses: [groupClause('SecurityGroupName.length')],
    witness: sends(group({ SecurityGroupName: '组'.repeat(60) })),
    apply: changeText('groupName', () => measured),
  },
  {
    title: 'description-in-bytes',
    about: 'counts the bytes of a description in place of its characters',
    reason: 'len of a Go string and strlen of a PHP string count bytes.',
    clauses: [groupClause('Description.length')],
    witness: sends(described('描')),
    apply: changeText('description', () => measured),
  },
  {
    title: 'tags-in-bytes',
    about: 'counts the bytes of tag keys and values in place of their characters',
    reason: 'len of a Go string and strlen of a PHP string count bytes.',
    clauses: [groupClause('Tag.Key.length'), groupClause('Tag.Value.length')],
    witness: sends(tagged('键'.repeat(30))),
    apply: allOf(
      changeText('tagKey', () => measured),
      changeText('tagValue', () => measured),
    ),
  },
  {
    title: 'tag-prefix-stripped',
    about: 'refuses tag keys that start with any of the letters of aliyun',
    reason: 'Python’s lstrip takes a set of characters and not a prefix.',
    clauses: [...tagKeys, groupClause('Tag.Value.empty')],
    witness: sends(tagged('name')),
    apply: decide('group', 'Tag.Key.prefix', (text) => 'aliyun'.includes(text.at(0) ?? ' ')),
  },
  {
    title: 'description-prefix-stripped',
    about: 'refuses descriptions that start or end with one of the characters of http://',
    reason: 'Python’s strip takes a set of characters and not a prefix.',
    clauses: [
      groupClause('Description.prefix'),
      groupClause('Description.charset'),
      groupClause('Description.length'),
    ],
    witness: sends(described('team')),
    apply: decide('group', 'Description.prefix', (text) => isStripped(text, 'htps:/')),
  },
  {
    title: 'description-first-alternative',
    about: 'takes descriptions that start with https://',
    reason: "In JavaScript `startsWith('http://' || 'https://')` asks for the first of the two only.",
    clauses: [groupClause('Description.prefix')],
    witness: sends(described('https://a')),
    apply: decide('group', 'Description.prefix', (text) => text.startsWith('http://')),
  },
  {
    title: 'tag-prefix-first-alternative',
    about: 'forbids only aliyun at the start of tag keys and values',
    reason: "In Python `startswith('aliyun' or 'acs:')` asks for the first only; it takes a tuple.",
    clauses: prefixes,
    witness: sends(tagged('acs:x')),
    apply: tagPrefixes((text) => text.startsWith('aliyun')),
  },
  {
    title: 'description-found-at-zero',
    about: 'takes a link at the start of a description, and refuses one inside',
    reason: 'PHP’s strpos answers 0 for the start, which is false, and JavaScript’s indexOf does so too.',
    clauses: [groupClause('Description.prefix')],
    witness: sends(described('http://a'), described('abhttp://a')),
    apply: decide(
      'group',
      'Description.prefix',
      (text) => Math.max(text.indexOf('http://'), text.indexOf('https://')) > 0,
    ),
  },
  {
    title: 'tag-prefix-cut-too-short',
    about: 'compares the first four characters of tags with acs:, and six with the other prefixes',
    reason: 'A C-like comparison of the first n characters with one n for all prefixes.',
    clauses: prefixes,
    witness: sends(tagged('http:/x')),
    apply: tagPrefixes((text) =>
      ['aliyun', 'acs:', 'http://', 'https://'].some((prefix) => text.startsWith(prefix.slice(0, 6))),
    ),
  },
]);
