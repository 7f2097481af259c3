import type { Variation } from '../behaviour.ts';
import { policyClause } from '../clause-id.ts';
import { cipherTable, isSupported } from '../rules/ciphers.ts';
import { allOf, type Change, changeChecks, lookOnlyAt, refuseWhen } from '../variation/change.ts';
import type { Condition } from '../variation/conditions.ts';
import { defect } from './defect.ts';

const supported = [policyClause('Ciphers.supported')];
const known = [policyClause('Ciphers.known'), policyClause('Ciphers.supported')];
const everyCipher = [...new Set(Object.values(cipherTable).flat())];

const wrongRule = (title: string, about: string, supports: typeof isSupported): Variation =>
  defect(`sp-cipher-rule/${title}`, about, supported, (behaviour) => ({ ...behaviour, supports }));

const has = (
  table: Parameters<typeof isSupported>[2],
  version: string | undefined,
  cipher: string,
): boolean => version !== undefined && isSupported(cipher, [version], table);

/** Lets ciphers pass that stand in none of the lists. */
function takeUnknown(isTaken: (cipher: string) => boolean): Change {
  const pass = (clause: string): Change =>
    changeChecks('policy', clause, (check) => ({
      ...check,
      isBroken: (subject, request, context) =>
        (everyCipher.includes(subject.value) || !isTaken(subject.value)) &&
        check.isBroken(subject, request, context),
    }));
  return allOf(pass('Ciphers.known'), pass('Ciphers.supported'));
}

const partial = (
  title: string,
  about: string,
  picks: Parameters<typeof lookOnlyAt>[2],
): readonly Variation[] => [
  defect(
    `sp-cipher-position/${title}-of-all-rules`,
    `looks only at ${about}`,
    known,
    allOf(lookOnlyAt('policy', 'Ciphers.known', picks), lookOnlyAt('policy', 'Ciphers.supported', picks)),
  ),
  defect(
    `sp-cipher-position/${title}-of-support`,
    `checks only of ${about} whether the versions support it`,
    supported,
    lookOnlyAt('policy', 'Ciphers.supported', picks),
  ),
];

const listLength = (name: string): ((context: Parameters<Condition>[0]) => number) => {
  const pattern = new RegExp(`^${name}\\.\\d+$`);
  return ({ call }) => call.parameters.filter((parameter) => pattern.test(parameter.name)).length;
};
const cipherCount = listLength('Ciphers');

const levelled = (cipher: string): string => cipher.replaceAll('_', '-');

/** Wrong readings of when a cipher may go with versions, and ciphers that are not looked at. */
export const cipherRuleDefects: readonly Variation[] = [
  defect(
    'sp-ciphers/signs-levelled',
    'takes hyphens and underscores in ciphers for the same',
    known,
    takeUnknown((cipher) => everyCipher.some((one) => levelled(one) === levelled(cipher))),
  ),
  wrongRule('all-versions', 'asks that all of the versions support a cipher', (cipher, versions, table) =>
    versions.every((version) => has(table, version, cipher)),
  ),
  wrongRule('first-version', 'asks that the first version supports a cipher', (cipher, versions, table) =>
    has(table, versions[0], cipher),
  ),
  wrongRule('last-version', 'asks that the last version supports a cipher', (cipher, versions, table) =>
    has(table, versions.at(-1), cipher),
  ),
  wrongRule('highest-version', 'asks that the highest version supports a cipher', (cipher, versions, table) =>
    has(table, [...versions].sort().at(-1), cipher),
  ),
  wrongRule('lowest-version', 'asks that the lowest version supports a cipher', (cipher, versions, table) =>
    has(table, [...versions].sort()[0], cipher),
  ),
  wrongRule('two-versions-only', 'looks only at the first two versions', (cipher, versions, table) =>
    isSupported(cipher, versions.slice(0, 2), table),
  ),
  defect(
    'sp-cipher-unknown/taken',
    'takes ciphers that it does not know',
    known,
    takeUnknown(() => true),
  ),
  defect(
    'sp-cipher-unknown/tls-taken',
    'takes every cipher that starts with TLS_',
    known,
    takeUnknown((cipher) => cipher.startsWith('TLS_')),
  ),
  defect(
    'sp-cipher-unknown/rc4-taken',
    'takes ciphers with RC4',
    known,
    takeUnknown((cipher) => cipher.includes('RC4')),
  ),
  defect(
    'sp-cipher-unknown/prefix-taken',
    'takes a cipher that starts with the name of another',
    known,
    takeUnknown((cipher) => everyCipher.some((one) => cipher.startsWith(one))),
  ),
  defect(
    'sp-cipher-unknown/empty-taken',
    'takes the empty string as a cipher',
    known,
    takeUnknown((cipher) => cipher === ''),
  ),
  ...partial('first-only', 'the first cipher', (_subject, index) => index === 0),
  ...partial('last-only', 'the last cipher', (_subject, index, all) => index === all.length - 1),
  ...partial('even-only', 'ciphers in even places', ({ n }) => n % 2 === 0),
  ...partial('one-digit-only', 'ciphers whose number has one digit', ({ n }) => n < 10),
  defect(
    'sp-cipher-count/max-five',
    'refuses more than five ciphers',
    known,
    refuseWhen('policy', 'ciphers', (context) => cipherCount(context) > 5),
  ),
  defect(
    'sp-cipher-count/max-thirteen',
    'refuses more than thirteen ciphers',
    known,
    refuseWhen('policy', 'ciphers', (context) => cipherCount(context) > 13),
  ),
  defect(
    'sp-cipher-count/max-one',
    'refuses a second cipher',
    known,
    refuseWhen('policy', 'ciphers', (context) => cipherCount(context) > 1),
  ),
];
