import { parameterOf } from '../../../endpoint/decode-form.ts';
import { matching, otherLetters } from '../../rules/characters.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import {
  allOf,
  type Change,
  changeGroup,
  changeInterpretations,
  changeKind,
  changePolicy,
  changeText,
} from '../../variation/change.ts';
import { type NaturalOddity, naturals } from './natural.ts';

const described = (text: string) => group({ Description: text });
const tagged = (key: string, value = 'v') => group({ 'Tag.1.Key': key, 'Tag.1.Value': value });
const wordOfAnyScript = matching(/^[\p{L}\p{N}:_-]$/u);
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const graphemes = { measure: (text: string): number => [...segmenter.segment(text)].length };

/** Refuses free texts of groups, with the error that each has, of which `isRefused` holds. */
function refuseTexts(isRefused: (text: string) => boolean): Change {
  return changeGroup(({ checks }) => ({
    checks: checks.map((check) =>
      /^(Description\.length|Tag\.(Key|Value)\.length)$/.test(check.clause)
        ? {
            ...check,
            isBroken: (subject, request, context) =>
              isRefused(subject.value) || check.isBroken(subject, request, context),
          }
        : check,
    ),
  }));
}

/** Reads the description and the tags of groups as `change` leaves them. */
function readTexts(change: (text: string) => string): Change {
  const changed = (text: string | undefined) => (text === undefined ? undefined : change(text));
  return changeGroup(({ apply }) => ({
    apply: (request, context) => {
      const heeded = apply(request, context);
      return {
        ...heeded,
        description: changed(heeded.description),
        tags: heeded.tags.map((tag) => ({ ...tag, key: changed(tag.key), value: changed(tag.value) })),
      };
    },
  }));
}

/** Keeps the description and the tags of groups as `change` leaves them. */
function keepTexts(change: (text: string) => string): Change {
  return changeGroup(({ store }) => ({
    store: (one, context) => {
      const kept = store(one, context);
      return {
        ...kept,
        description: change(kept.description),
        tags: kept.tags.map(({ key, value }) => ({ key: change(key), value: change(value) })),
      };
    },
  }));
}

/** Patterns and string functions that decide what the documents leave open. */
export const textOddities: readonly NaturalOddity[] = [
  ...naturals('patterns', [
    {
      title: 'group-names-of-all-scripts',
      about: 'takes letters and digits of all scripts in a group name',
      reason: 'In Python \\w and isalpha know all scripts.',
      witness: sends(group({ SecurityGroupName: 'é１' })),
      apply: changeText('groupName', () => ({ first: otherLetters, rest: wordOfAnyScript })),
    },
    {
      title: 'policy-names-of-all-scripts',
      about: 'takes letters and digits of all scripts in a policy name',
      reason: 'In Python \\w and isalpha know all scripts.',
      witness: sends(policy({ SecurityPolicyName: 'é１' })),
      apply: changeText('policyName', () => ({ first: otherLetters, rest: matching(/^[\p{L}\p{N}._-]$/u) })),
    },
    {
      title: 'descriptions-of-one-line',
      about: 'refuses line breaks in descriptions and tags',
      reason: 'The dot of a pattern matches no line break.',
      witness: sends(described('ab\ncd')),
      apply: refuseTexts((text) => /[\n\r\u{2028}\u{2029}]/u.test(text)),
    },
    {
      title: 'links-in-any-letter-case',
      about: 'refuses HTTP:// at the start of a description',
      reason: 'The pattern of the prefixes has the flag i.',
      witness: sends(described('HTTP://a')),
      apply: changeText('description', () => ({
        has: (text, prefix) => text.toLowerCase().startsWith(prefix),
      })),
    },
    {
      title: 'visible-tokens-only',
      about: 'refuses blanks and control characters in tokens',
      reason: 'A token is matched by `^[!-~]{1,64}$`, as a header would be.',
      witness: sends(group({ ClientToken: 'a b' })),
      apply: allOf(
        changeText('groupToken', () => ({ first: matching(/^[!-~]$/), rest: matching(/^[!-~]$/) })),
        changeText('policyToken', () => ({ first: matching(/^[!-~]$/), rest: matching(/^[!-~]$/) })),
      ),
    },
  ]),
  ...naturals('strings', [
    {
      title: 'graphemes',
      about: 'counts what a reader takes for one character as one in names, descriptions and tags',
      reason: 'Swift and Elixir count graphemes.',
      witness: sends(described('e\u{301}')),
      apply: allOf(
        ...(['groupName', 'description', 'tagKey', 'tagValue'] as const).map((name) =>
          changeText(name, () => graphemes),
        ),
      ),
    },
    {
      title: 'texts-trimmed',
      about: 'keeps descriptions without blanks around them',
      reason: 'A CHAR column or a setter that trims.',
      witness: sends(described('ab ')),
      apply: changeGroup(({ store }) => ({
        store: (one, context) => {
          const kept = store(one, context);
          return { ...kept, description: kept.description.trim() };
        },
      })),
    },
    {
      title: 'control-characters-dropped',
      about: 'drops control characters from descriptions and tags',
      reason: 'A filter in front of the application takes them out of all texts.',
      witness: sends(described('a\u{1}bc')),
      apply: readTexts((text) => text.replace(/[\0-\u{1f}\u{7f}]/gu, '')),
    },
    {
      title: 'line-breaks-levelled',
      about: 'keeps all line breaks of descriptions and tags as LF',
      reason: 'Texts of forms come with CR LF, and are levelled.',
      witness: sends(described('ab\r\ncd')),
      apply: keepTexts((text) => text.replace(/\r\n?/g, '\n')),
    },
    {
      title: 'texts-composed',
      about: 'keeps names, descriptions and tags in the Unicode form NFC',
      reason: 'Texts are normalized before they are compared.',
      witness: sends(described('ae\u{301}')),
      apply: allOf(
        keepTexts((text) => text.normalize('NFC')),
        changeGroup(({ store }) => ({
          store: (one, context) => ({
            ...store(one, context),
            name: store(one, context).name.normalize('NFC'),
          }),
        })),
      ),
    },
  ]),
  ...naturals('types', [
    {
      title: 'dry-run-read-widely',
      about: 'takes 1, t, yes, on and True for a DryRun of true',
      reason: 'Spring and strconv.ParseBool of Go read booleans so.',
      witness: sends(policy({ DryRun: 'True' })),
      apply: allOf(
        changePolicy(({ apply, checks }) => ({
          apply: (request, context) => {
            const text = parameterOf(context.call.parameters, 'DryRun') ?? '';
            const heeded = apply(request, context);
            return { ...heeded, dryRun: heeded.dryRun || /^(1|t|y|yes|on|true)$/i.test(text) };
          },
          checks: checks.map((check) =>
            check.clause === 'open.dry-run-values'
              ? {
                  ...check,
                  isBroken: ({ value }) => !/^(1|0|t|f|y|n|yes|no|on|off|true|false|)$/i.test(value),
                }
              : check,
          ),
        })),
      ),
    },
    {
      title: 'numbers-read-widely',
      about: 'takes 01, digits of other scripts and 1abc for the number of a tag or a cipher',
      reason: 'parseInt of JavaScript and int of Python read numbers so.',
      witness: sends(group({ 'Tag.１.Key': 'k' })),
      apply: (behaviour) => ({
        ...behaviour,
        read: {
          ...behaviour.read,
          parameters: (received) => {
            const all = behaviour.read.parameters(received);
            const plain = (name: string) =>
              name
                .replace(/[０-９]/gu, (digit) => String((digit.codePointAt(0) ?? 0) - 0xff10))
                .replace(/^(Tag|Ciphers|TLSVersions)\.0*(\d+)[^.]*(?=\.|$)/, '$1.$2');
            const given = new Set(all.map(({ name }) => name));
            return all.map((one) => (given.has(plain(one.name)) ? one : { ...one, name: plain(one.name) }));
          },
        },
      }),
    },
  ]),
  ...naturals('storage', [
    {
      title: 'emoji-refused',
      about: 'refuses characters beyond the Basic Multilingual Plane in descriptions and tags',
      reason: 'The utf8 of MySQL has three bytes, and the application knows.',
      witness: sends(tagged('a\u{1f600}')),
      apply: refuseTexts((text) => /[\u{10000}-\u{10ffff}]/u.test(text)),
    },
    {
      title: 'nul-refused',
      about: 'takes control characters in descriptions and tags, but no NUL',
      reason: 'PostgreSQL stores all but that, and the application knows.',
      witness: sends(described('a\u{1}b')),
      apply: allOf(
        changeInterpretations({ controlCharacters: 'accepted' }),
        refuseTexts((text) => text.includes('\0')),
      ),
    },
    {
      title: 'tokens-of-both-with-region',
      about: 'remembers tokens without regard to the resource group',
      reason: 'The unique index of tokens is on account, action and token.',
      witness: sends(
        policy({ ClientToken: 'a b' }),
        group({ ClientToken: 'a b', RegionId: 'cn-shanghai' }),
        group({ ClientToken: 'a b' }),
      ),
      apply: changeKind('group', ({ tokens }) => ({
        tokens: { ...tokens, key: (token) => `group ${token}` },
      })),
    },
  ]),
];
