import type { RequestContext } from '../../behaviour.ts';
import { clauseOf, groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import { allOf, changeGroup, changeInterpretations, changePolicy } from '../../variation/change.ts';
import { failAtLast, keepGroup, keepTagValues } from './changes.ts';
import { tagKeys } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const readback = [groupClause('Result.readback')];
const robust = [groupClause('Robust.input')];
const tagged = (key: string, value = 'v') => group({ 'Tag.1.Key': key, 'Tag.1.Value': value });
const pair = (one: string, other: string) =>
  group({ 'Tag.1.Key': one, 'Tag.1.Value': 'v', 'Tag.2.Key': other, 'Tag.2.Value': 'w' });

/** What a text comes to under a collation that ignores letter case and accents. */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase().trimEnd();

/** What fits into a column of so many bytes. */
const cutToBytes = (text: string, bytes: number): string => Buffer.from(text).toString('utf8', 0, bytes);

const textOf =
  (name: RegExp, pattern: RegExp) =>
  ({ call }: RequestContext): boolean =>
    call.parameters.some((one) => name.test(one.name) && pattern.test(one.value));
const freeText = /^(Description|Tag\.\d+\.(Key|key|Value|value))$/;

/** Columns and statements that texts do not come out of as they went in. */
export const storedTextDefects: readonly NaturalDefect[] = naturals('storage', [
  {
    title: 'description-column-255',
    about: 'cuts a description of 256 characters to 255',
    reason: 'VARCHAR(255) is what every tool proposes, and the database is not strict.',
    clauses: readback,
    witness: sends(group({ Description: 'a'.repeat(256) })),
    apply: keepGroup(({ description }) => ({ description: [...description].slice(0, 255).join('') })),
  },
  {
    title: 'name-column-in-bytes',
    about: 'cuts the name of a group to 128 bytes',
    reason: 'The column counts bytes, as VARCHAR2(128) does in Oracle.',
    clauses: readback,
    witness: sends(group({ SecurityGroupName: '组'.repeat(60) })),
    apply: keepGroup(({ name }) => ({ name: cutToBytes(name, 128) })),
  },
  {
    title: 'tag-key-column-in-bytes-crash',
    about: 'answers 500 to a tag key of more than 64 bytes',
    reason: 'The column counts bytes, and the database is strict.',
    clauses: [groupClause('Tag.Key.length'), ...robust],
    witness: sends(tagged('键'.repeat(30))),
    apply: failAtLast('group', ({ call }) =>
      call.parameters.some(
        ({ name, value }) => /^Tag\.\d+\.[Kk]ey$/.test(name) && Buffer.byteLength(value) > 64,
      ),
    ),
  },
  {
    title: 'tag-value-column-64',
    about: 'cuts tag values to 64 characters',
    reason: 'One column type serves keys and values, and the database is not strict.',
    clauses: readback,
    witness: sends(tagged('k', 'v'.repeat(100))),
    apply: keepTagValues((value) => [...value].slice(0, 64).join('')),
  },
  {
    title: 'tag-values-trimmed',
    about: 'keeps tag values without the blanks around them',
    reason: 'Forms take blanks off, and so do CHAR columns and many a setter.',
    clauses: readback,
    witness: sends(tagged('k', ' v ')),
    apply: keepTagValues((value) => value.trim()),
  },
  {
    title: 'three-byte-characters-crash',
    about: 'answers 500 to an emoji in a description or a tag',
    reason: 'The utf8 of MySQL has three bytes, and the database is strict.',
    clauses: robust,
    witness: sends(group({ Description: 'ab\u{1f600}' })),
    apply: failAtLast('group', textOf(freeText, /[\u{10000}-\u{10ffff}]/u)),
  },
  {
    title: 'nul-crash',
    about: 'takes control characters in descriptions and tags, and answers 500 to a NUL',
    reason: 'PostgreSQL stores no NUL in a text.',
    clauses: robust,
    witness: sends(group({ Description: 'a\0b' })),
    apply: allOf(
      changeInterpretations({ controlCharacters: 'accepted' }),
      failAtLast('group', textOf(freeText, /\0/)),
    ),
  },
  ...(['group', 'policy'] as const).map((kind) => {
    const made = kind === 'group' ? group : policy;
    return {
      title: `${kind}-token-nul-crash`,
      about: `answers 500 to a NUL in the token of a ${kind}`,
      reason: 'PostgreSQL stores no NUL in a text, and nothing checks the characters of tokens.',
      clauses: [clauseOf(kind, 'Robust.input')],
      witness: sends(made({ ClientToken: 'a\0b' })),
      apply: failAtLast(kind, textOf(/^ClientToken$/, /\0/)),
    };
  }),
  {
    title: 'tag-keys-folded-refused',
    about: 'refuses two tag keys of one group that differ in letter case only',
    reason: 'The primary key of group and tag key goes by a collation that ignores letter case.',
    clauses: tagKeys,
    witness: sends(pair('Team', 'team')),
    apply: failAtLast(
      'group',
      ({ call }) => {
        const keys = call.parameters.filter(({ name }) => /^Tag\.\d+\.[Kk]ey$/.test(name));
        return new Set(keys.map(({ value }) => folded(value))).size < keys.length;
      },
      'tagDuplicate',
    ),
  },
  {
    title: 'tag-keys-folded-merged',
    about: 'keeps the last of two tags of one group whose keys differ in letter case or accents only',
    reason: 'ON DUPLICATE KEY UPDATE under a collation that ignores letter case.',
    clauses: readback,
    witness: sends(pair('Team', 'team')),
    apply: keepGroup(({ tags }) => ({
      tags: [...new Map(tags.map((tag) => [folded(tag.key), tag])).values()],
    })),
  },
  {
    title: 'tag-value-slashes',
    about: 'keeps quotes and backslashes of tag values with backslashes in front of them',
    reason: 'addslashes of PHP, and a prepared statement behind it.',
    clauses: readback,
    witness: sends(tagged('k', 'a"b')),
    apply: keepTagValues((value) => value.replace(/['"\\]/g, '\\$&')),
  },
  {
    title: 'quote-crash',
    about: 'answers 500 to an apostrophe in a description, a tag or a token',
    reason: 'The statement is put together from texts, and the apostrophe ends one.',
    clauses: [...robust, groupClause('ClientToken.ascii')],
    witness: sends(group({ Description: "a'b" })),
    apply: failAtLast('group', textOf(/^(Description|ClientToken|Tag\..*)$/, /'/)),
  },
  {
    title: 'final-backslash-crash',
    about: 'answers 500 to a backslash at the end of a description or a tag',
    reason: 'Quotes are doubled in the statement, but a backslash at the end escapes the closing one.',
    clauses: robust,
    witness: sends(group({ Description: 'ab\\' })),
    apply: failAtLast('group', textOf(freeText, /(?<!\\)(\\\\)*\\$/)),
  },
  {
    title: 'tags-joined',
    about: 'takes commas and colons in tags for the ends of values and keys',
    reason: 'The tags of a group are one text: k:v,k:v.',
    clauses: readback,
    witness: sends(tagged('a:b', 'v')),
    apply: keepGroup(({ tags }) => {
      const joined = tags.map(({ key, value }) => `${key}:${value}`).join(',');
      return {
        tags:
          tags.length === 0
            ? []
            : joined.split(',').map((part) => {
                const [key = '', ...rest] = part.split(':');
                return { key, value: rest.join(':') };
              }),
      };
    }),
  },
  {
    title: 'tag-value-without-markup',
    about: 'drops what looks like markup from tag values',
    reason: 'strip_tags or a sanitizer runs over all texts, against scripts in the console.',
    clauses: readback,
    witness: sends(tagged('k', 'a<b>c')),
    apply: keepTagValues((value) => value.replace(/<[^>]*>/g, '')),
  },
  {
    title: 'empty-is-null-crash',
    about: 'answers 500 to an empty tag value',
    reason: 'In Oracle the empty string is NULL, and the column may not be.',
    clauses: [groupClause('Tag.Value.empty')],
    witness: sends(tagged('k', '')),
    apply: failAtLast('group', textOf(/^Tag\.\d+\.[Vv]alue$/, /^$/)),
  },
  {
    title: 'row-before-tags',
    about: 'leaves a group behind when it refuses one of its tags',
    reason: 'The row is written first, tags are checked when theirs are, and nothing is rolled back.',
    clauses: [groupClause('Refusal.effect')],
    // What is left behind uses up the quota unseen.
    touches: ['CreateSecurityGroup.Quota.*'],
    witness: sends(tagged('aliyun')),
    apply: changeGroup(() => ({ createsWhenRefused: ({ clause = '' }) => clause.startsWith('Tag.') })),
  },
  {
    title: 'row-before-ciphers',
    about: 'leaves a policy behind when it refuses one of its ciphers',
    reason: 'The row is written first, ciphers are checked when theirs are, and nothing is rolled back.',
    clauses: [policyClause('Refusal.effect')],
    touches: ['CreateSecurityPolicy.{Quota.error,DryRun.quota}'],
    witness: sends(policy({ 'Ciphers.1': 'RC4-MD5' })),
    apply: changePolicy(() => ({
      createsWhenRefused: ({ clause = '' }, { dryRun }) => clause.startsWith('Ciphers.') && !dryRun,
    })),
  },
]);
