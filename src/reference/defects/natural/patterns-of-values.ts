import { clauseOf, groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import { allOf, type Change, changeChecks, type Kind } from '../../variation/change.ts';
import { decide, drop, resuming } from './changes.ts';
import { tagKeys } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const described = (text: string) => group({ Description: text });
const tagged = (key: string, value = 'v') => group({ 'Tag.1.Key': key, 'Tag.1.Value': value });
const breaksNot = (pattern: RegExp) => (text: string) => !pattern.test(text);
const breaks = (pattern: RegExp) => (text: string) => pattern.test(text);

/** Checks a token by `pattern` alone. */
function matchToken(kind: Kind, pattern: RegExp): Change {
  let isFirst = true;
  return allOf(
    drop(kind, 'ClientToken.length'),
    // One of the two checks of the characters is enough.
    changeChecks(kind, 'ClientToken.ascii', (check) => {
      const one = isFirst
        ? { ...check, isBroken: ({ value }: { readonly value: string }) => !pattern.test(value) }
        : undefined;
      isFirst = false;
      return one;
    }),
  );
}

/** Takes a version that `pattern` matches; a version that is none supports nothing. */
const matchVersion = (pattern: RegExp): Change => decide('policy', 'TLSVersions.enum', breaksNot(pattern));
const beside = (version: string) => policy({ 'TLSVersions.2': version });

/** Regular expressions for descriptions, tags, tokens, versions and ciphers. */
export const valuePatternDefects: readonly NaturalDefect[] = naturals('patterns', [
  {
    title: 'description-alternatives-not-grouped',
    about: 'refuses a description that starts with http or has https:// anywhere in it',
    reason: '`^http|https://` needs parentheses around its alternatives.',
    clauses: [groupClause('Description.prefix')],
    witness: sends(described('httpd'), described('seehttps://a')),
    apply: decide('group', 'Description.prefix', breaks(/^http|https:\/\//)),
  },
  {
    title: 'description-s-required',
    about: 'takes a description that starts with http://',
    reason: 'The document’s two prefixes were merged into `^http(s)://`, where the s is not optional.',
    clauses: [groupClause('Description.prefix')],
    witness: sends(described('http://a')),
    apply: decide('group', 'Description.prefix', breaks(/^http(s):\/\//)),
  },
  {
    title: 'description-open-end',
    about: 'takes descriptions of any length from two characters on',
    reason: 'Python’s re.match is anchored at the start only, and the pattern has no `$`.',
    clauses: [groupClause('Description.length')],
    witness: sends(described('a'.repeat(300))),
    apply: decide('group', 'Description.length', breaksNot(/^[\s\S]{2,256}/)),
  },
  {
    title: 'description-resumed',
    about: 'takes a link at the start of a description when the description before had one',
    reason: 'A JavaScript expression with the flag g keeps lastIndex between calls of test.',
    clauses: [groupClause('Description.prefix')],
    witness: sends(described('http://a'), described('http://a')),
    apply: decide('group', 'Description.prefix', resuming('^https?://')),
  },
  {
    title: 'tag-key-open-end',
    about: 'takes tag keys of any length',
    reason: 'The pattern `.{1,64}` has no `$` behind it.',
    clauses: [groupClause('Tag.Key.length')],
    witness: sends(tagged('k'.repeat(65))),
    apply: decide('group', 'Tag.Key.length', breaksNot(/^[\s\S]{1,64}/)),
  },
  {
    title: 'tag-key-lookahead-without-anchor',
    about: 'finds a tag key right from its second character on when it has a forbidden prefix',
    reason: 'A negative lookahead without `^` in front of it is true one place further.',
    clauses: [groupClause('Tag.Key.prefix')],
    witness: sends(tagged('aliyunx')),
    apply: decide('group', 'Tag.Key.prefix', breaksNot(/(?!aliyun|acs:|https?:\/\/)./s)),
  },
  {
    title: 'tag-value-searched',
    about: 'refuses the forbidden prefixes of a tag value anywhere in it',
    reason: 'The pattern of the prefixes is searched for, and not matched at the start.',
    clauses: [groupClause('Tag.Value.prefix')],
    witness: sends(tagged('k', 'my-aliyun')),
    apply: decide('group', 'Tag.Value.prefix', breaks(/aliyun|acs:|https?:\/\//)),
  },
  {
    title: 'tag-key-resumed',
    about: 'takes a forbidden prefix in a tag key when the key before had one',
    reason: 'A JavaScript expression with the flag g keeps lastIndex between calls of test.',
    clauses: [groupClause('Tag.Key.prefix')],
    witness: sends(tagged('aliyunx'), tagged('aliyunx')),
    apply: decide('group', 'Tag.Key.prefix', resuming('^(aliyun|acs:|https?://)')),
  },
  {
    title: 'tag-prefix-colon-lost',
    about: 'refuses tag keys and values that start with acs, colon or not',
    reason: 'The prefixes were merged into `^(aliyun|acs|https?):?`, which makes the colon optional.',
    clauses: [groupClause('Tag.Key.prefix'), groupClause('Tag.Value.prefix')],
    witness: sends(tagged('acsx'), tagged('k', 'https')),
    apply: allOf(
      decide('group', 'Tag.Key.prefix', breaks(/^(aliyun|acs|https?):?/)),
      decide('group', 'Tag.Value.prefix', breaks(/^(aliyun|acs|https?):?/)),
    ),
  },
  {
    title: 'tag-key-word-characters',
    about: 'takes only word characters, dots, colons and hyphens in a tag key',
    reason: 'One pattern, `^[\\w.:-]{1,64}$`, serves names and tag keys alike, without Unicode.',
    clauses: tagKeys,
    witness: sends(tagged('键')),
    apply: decide('group', 'Tag.Key.length', breaksNot(/^[\w.:-]{1,64}$/)),
  },
  ...(['group', 'policy'] as const).map((kind) => {
    const made = kind === 'group' ? group : policy;
    return {
      title: `${kind}-token-word-characters`,
      about: `takes only word characters and hyphens in the token of a ${kind}, but those of all scripts`,
      reason: 'A token is taken for a word: `^[\\w-]{1,64}$` with Unicode, as in Python.',
      clauses: [clauseOf(kind, 'ClientToken.ascii'), clauseOf(kind, 'ClientToken.length')],
      witness: sends(made({ ClientToken: 'a~b' }), made({ ClientToken: 'é' })),
      apply: matchToken(kind, /^[\p{L}\p{N}_-]{1,64}$/u),
    };
  }),
  {
    title: 'policy-token-uuid',
    about: 'takes only UUIDs as the token of a policy',
    reason: 'The example of the document is a UUID, and the framework has a validator for those.',
    clauses: [policyClause('ClientToken.length'), policyClause('ClientToken.ascii')],
    // No token is accepted but by who guesses.
    touches: ['CreateSecurityPolicy.ClientToken.*'],
    witness: sends(policy({ ClientToken: 'a' })),
    apply: matchToken('policy', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
  },
  {
    title: 'group-token-hexadecimal',
    about: 'takes only hexadecimal digits and hyphens in the token of a group',
    reason: 'The example of the document is a UUID, and a pattern was made from it.',
    clauses: [groupClause('ClientToken.ascii'), groupClause('ClientToken.length')],
    touches: ['CreateSecurityGroup.ClientToken.*'],
    witness: sends(group({ ClientToken: 'xyz' })),
    apply: matchToken('group', /^[0-9a-fA-F-]{1,64}$/),
  },
  {
    title: 'version-point-for-any',
    about: 'takes any sign in place of the dot of a TLS version, beside a right one',
    reason: 'The dot in `^TLSv1.[0-3]$` is not escaped.',
    clauses: [policyClause('TLSVersions.enum')],
    witness: sends(beside('TLSv1x1')),
    apply: matchVersion(/^TLSv1.[0-3]$/),
  },
  {
    title: 'version-open-end',
    about: 'takes anything behind a right TLS version, beside a right one',
    reason: 'The pattern `^TLSv1\\.[0-3]` has no `$` behind it.',
    clauses: [policyClause('TLSVersions.enum')],
    witness: sends(beside('TLSv1.22')),
    apply: matchVersion(/^TLSv1\.[0-3]/),
  },
  {
    title: 'version-any-digit',
    about: 'takes any digit behind the dot of a TLS version, beside a right one',
    reason: 'The pattern was written as `^TLSv1\\.\\d$`.',
    clauses: [policyClause('TLSVersions.enum')],
    witness: sends(beside('TLSv1.9')),
    apply: matchVersion(/^TLSv1\.\d$/),
  },
  {
    title: 'version-minor-optional',
    about: 'takes TLSv1 for a TLS version, beside a right one',
    reason: 'nginx writes TLSv1 for TLSv1.0, and the pattern `^TLSv1(\\.[0-3])?$` takes both.',
    clauses: [policyClause('TLSVersions.enum')],
    witness: sends(beside('TLSv1')),
    apply: matchVersion(/^TLSv1(\.[0-3])?$/),
  },
  {
    title: 'cipher-by-its-shape',
    about: 'takes everything that looks like a cipher',
    reason:
      'The names are left to the TLS library that gets them in the end, and only their shape is checked.',
    clauses: [policyClause('Ciphers.known'), policyClause('Ciphers.supported')],
    witness: sends(policy({ 'Ciphers.1': 'RC4-MD5' })),
    apply: allOf(
      decide('policy', 'Ciphers.known', breaksNot(/^(TLS_)?[A-Z0-9]+([-_][A-Z0-9]+)+$/)),
      drop('policy', 'Ciphers.supported'),
    ),
  },
]);
