import { groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import { allOf } from '../../variation/change.ts';
import { decide, readGroup, readPolicy, renameTokens } from './changes.ts';
import { merged } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

/** Functions on strings that find a version, a cipher or a token right that is not. */
export const choiceStringDefects: readonly NaturalDefect[] = naturals('strings', [
  {
    title: 'cipher-in-joined-list',
    about: 'takes every part of the list of ciphers for a cipher',
    reason: 'The names are one text with commas, and `in` or contains looks for a part of it.',
    clauses: [policyClause('Ciphers.known'), policyClause('Ciphers.supported')],
    witness: sends(policy({ 'Ciphers.1': 'AES128' })),
    apply: (behaviour) =>
      allOf(
        decide(
          'policy',
          'Ciphers.known',
          (text) => !Object.values(behaviour.ciphers).flat().join(',').includes(text),
        ),
        (it) => ({
          ...it,
          supports: (cipher, versions, table) =>
            versions.some((version) => (table[version] ?? []).join(',').includes(cipher)),
        }),
      )(behaviour),
  },
  {
    title: 'version-in-joined-list',
    about: 'takes every part of the list of TLS versions for a version, beside a right one',
    reason: 'The versions are one text with commas, and `in` or contains looks for a part of it.',
    clauses: [policyClause('TLSVersions.enum')],
    witness: sends(policy({ 'TLSVersions.2': 'TLSv1' })),
    apply: (behaviour) =>
      decide(
        'policy',
        'TLSVersions.enum',
        (text) => !behaviour.tlsVersions.join(',').includes(text),
      )(behaviour),
  },
  {
    title: 'version-by-its-start',
    about: 'takes what a TLS version starts with for that version',
    reason: 'The version is looked up with startsWith, the arguments in the wrong order.',
    clauses: [policyClause('TLSVersions.enum')],
    witness: sends(policy({ 'TLSVersions.1': 'TLSv1' })),
    apply: readPolicy(({ tlsVersions }, { behaviour }) => ({
      tlsVersions: tlsVersions.map(
        (text) =>
          (text === '' ? undefined : behaviour.tlsVersions.find((one) => one.startsWith(text))) ?? text,
      ),
    })),
  },
  {
    title: 'ciphers-split-at-commas',
    about: 'takes several ciphers with commas between them in place of one',
    reason: 'The parameter is split, for clients that send lists so.',
    clauses: [policyClause('Ciphers.known')],
    witness: sends(policy({ 'Ciphers.1': 'AES128-SHA,AES256-SHA' })),
    apply: readPolicy(({ ciphers }) => ({ ciphers: ciphers.flatMap((text) => text.split(',')) })),
  },
  {
    title: 'cipher-in-upper-case',
    about: 'takes ciphers that are right in upper case, those with a long s too',
    reason: 'toUpperCase makes S of U+017F, and letter case was to be ignored.',
    clauses: [policyClause('Ciphers.known')],
    witness: sends(policy({ 'Ciphers.1': 'AES128-\u{17f}HA' })),
    apply: readPolicy(({ ciphers }) => ({ ciphers: ciphers.map((text) => text.toUpperCase()) })),
  },
  {
    title: 'cipher-compatibly-normalized',
    about: 'takes ciphers in letters of full width',
    reason: 'All texts are brought to the Unicode form NFKC before they are looked at.',
    clauses: [policyClause('Ciphers.known'), policyClause('TLSVersions.enum')],
    witness: sends(policy({ 'Ciphers.1': 'ＡＥＳ128-SHA' })),
    apply: readPolicy(({ ciphers, tlsVersions }) => ({
      ciphers: ciphers.map((text) => text.normalize('NFKC')),
      tlsVersions: tlsVersions.map((text) => text.normalize('NFKC')),
    })),
  },
  {
    title: 'token-compatibly-normalized',
    about: 'takes letters and digits of full width in the token of a group for those of ASCII',
    reason: 'All texts are brought to the Unicode form NFKC before they are looked at.',
    clauses: [groupClause('ClientToken.ascii')],
    witness: sends(group({ ClientToken: 'ａ１' })),
    apply: readGroup(({ token }) => ({ token: token?.normalize('NFKC') })),
  },
  {
    title: 'token-to-ascii',
    about: 'drops what is not ASCII from the token of a policy',
    reason: "Python’s encode('ascii', 'ignore') was to make sure of it.",
    clauses: [policyClause('ClientToken.ascii')],
    witness: sends(policy({ ClientToken: 'aé' })),
    apply: readPolicy(({ token }) => ({ token: token?.replace(/[^\0-\u{7f}]/gu, '') })),
  },
  {
    title: 'token-as-latin-1',
    about: 'takes accented letters in the token of a group',
    reason: 'The check asks whether the token can be encoded in Latin-1, the charset of HTTP headers.',
    clauses: [groupClause('ClientToken.ascii')],
    witness: sends(group({ ClientToken: 'é' })),
    apply: decide('group', 'ClientToken.ascii', (text) => /[^\0-\u{ff}]/u.test(text)),
  },
  ...(['group', 'policy'] as const).map((kind) => {
    const made = kind === 'group' ? group : policy;
    return {
      title: `${kind}-token-trimmed`,
      about: `takes a token of a ${kind} with a blank at its end for the one without`,
      reason: 'The token is trimmed when it is read.',
      clauses: merged(kind),
      witness: sends(made({ ClientToken: 'one' }), made({ ClientToken: 'one ' })),
      apply: renameTokens(kind, (token) => token.trim()),
    };
  }),
  {
    title: 'group-name-cut-first',
    about: 'cuts a long group name to 128 characters before it looks at it',
    reason: 'The text is made to fit its column, and the check comes behind.',
    clauses: [groupClause('SecurityGroupName.length')],
    witness: sends(group({ SecurityGroupName: 'a'.repeat(200) })),
    apply: readGroup(({ name }) => ({
      name: name === undefined ? undefined : [...name].slice(0, 128).join(''),
    })),
  },
  {
    title: 'token-cut-first',
    about: 'cuts a long token of a policy to 64 characters before it looks at it',
    reason: 'The text is made to fit its column, and the check comes behind.',
    clauses: [policyClause('ClientToken.length')],
    witness: sends(policy({ ClientToken: 'a'.repeat(65) })),
    apply: readPolicy(({ token }) => ({ token: token?.slice(0, 64) })),
  },
  {
    title: 'version-sorted-as-text',
    about: 'finds a cipher supported when its version lies between the lowest and the highest given',
    reason: 'The versions are sorted, and only the ends of the range are kept.',
    clauses: [policyClause('Ciphers.supported')],
    witness: sends(
      policy({ 'TLSVersions.1': 'TLSv1.1', 'TLSVersions.2': 'TLSv1.3', 'Ciphers.1': 'AES128-GCM-SHA256' }),
    ),
    apply: (behaviour) => ({
      ...behaviour,
      supports: (cipher, versions, table) => {
        const [lowest, highest] = [versions.toSorted()[0] ?? '', versions.toSorted().at(-1) ?? ''];
        return Object.entries(table).some(
          ([version, ciphers]) => version >= lowest && version <= highest && ciphers.includes(cipher),
        );
      },
    }),
  },
  {
    title: 'support-by-suffix',
    about: 'finds every cipher with a hash of SHA-2 supported from TLSv1.2 on, and the others by all',
    reason: 'The lists of the document were made into a rule on how the names look.',
    clauses: [policyClause('Ciphers.supported')],
    witness: sends(policy({ 'TLSVersions.1': 'TLSv1.3', 'Ciphers.1': 'AES128-SHA' })),
    apply: (behaviour) => ({
      ...behaviour,
      supports: (cipher, versions) =>
        versions.some((version) =>
          cipher.startsWith('TLS_')
            ? version === 'TLSv1.3'
            : !/SHA(256|384)$/.test(cipher) || version >= 'TLSv1.2',
        ),
    }),
  },
  {
    title: 'ciphers-checked-then-dropped',
    about: 'leaves unsupported ciphers out when another is supported',
    reason: 'The list is filtered by what is supported, and only an empty rest is refused.',
    clauses: [policyClause('Ciphers.supported'), policyClause('Ciphers.known')],
    witness: sends(policy({ 'Ciphers.2': 'TLS_AES_128_GCM_SHA256' })),
    apply: readPolicy(({ ciphers, tlsVersions }, { behaviour }) => {
      const supported = ciphers.filter((cipher) =>
        behaviour.supports(cipher, tlsVersions, behaviour.ciphers),
      );
      return supported.length === 0 ? {} : { ciphers: supported };
    }),
  },
  {
    title: 'unknown-ciphers-dropped',
    about: 'leaves unknown ciphers out when another is known',
    reason: 'The names are mapped by a table, and what comes to nothing is filtered out.',
    clauses: [policyClause('Ciphers.known')],
    witness: sends(policy({ 'Ciphers.2': 'RC4-MD5' })),
    apply: readPolicy(({ ciphers }, { behaviour }) => {
      const known = ciphers.filter((cipher) => Object.values(behaviour.ciphers).flat().includes(cipher));
      return known.length === 0 ? {} : { ciphers: known };
    }),
  },
]);
