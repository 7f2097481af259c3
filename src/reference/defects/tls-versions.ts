import type { Variation } from '../behaviour.ts';
import { policyClause } from '../clause-id.ts';
import { isSupported } from '../rules/ciphers.ts';
import { allOf, type Change, changeChecks, lookOnlyAt, refuseWhen, skipChecks } from '../variation/change.ts';
import type { Condition } from '../variation/conditions.ts';
import { defect } from './defect.ts';

const clauses = [policyClause('TLSVersions.enum')];
const withCiphers = [...clauses, policyClause('Ciphers.supported')];
const versions = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const titleOf = (version: string): string => version.toLowerCase().replace('.', '-');

function take(...more: readonly string[]): Change {
  return (behaviour) => ({ ...behaviour, tlsVersions: [...behaviour.tlsVersions, ...more] });
}

const asked = ({ call }: Parameters<Condition>[0]): readonly string[] =>
  call.parameters.filter(({ name }) => /^TLSVersions\.\d+$/.test(name)).map(({ value }) => value);

const refuseSet = (title: string, about: string, isRefused: (set: readonly string[]) => boolean): Variation =>
  defect(
    `sp-versions-set/${title}`,
    about,
    withCiphers,
    refuseWhen('policy', 'versions', (context) => isRefused(asked(context))),
  );

/** Wrong TLS versions. */
export const tlsVersionDefects: readonly Variation[] = [
  ...versions.map((version) =>
    defect(`sp-versions/${titleOf(version)}-refused`, `refuses ${version}`, withCiphers, (behaviour) => ({
      ...behaviour,
      tlsVersions: behaviour.tlsVersions.filter((one) => one !== version),
    })),
  ),
  ...['TLSv1.4', 'SSLv3', 'TLSv1', 'DTLSv1.2'].map((version) =>
    defect(`sp-versions/${titleOf(version)}-taken`, `takes ${version} as a version`, clauses, take(version)),
  ),
  defect(
    'sp-versions/empty-taken',
    'takes the empty string for all versions',
    [...clauses, policyClause('TLSVersions.required')],
    allOf(take(''), (behaviour) => ({
      ...behaviour,
      supports: (cipher, asked, table) =>
        behaviour.supports(cipher, asked.includes('') ? versions : asked, table),
    })),
  ),
  defect(
    'sp-versions/every-tlsv1-taken',
    'takes everything that starts with TLSv1',
    clauses,
    changeChecks('policy', 'TLSVersions.enum', (check) => ({
      ...check,
      isBroken: ({ value }) => !value.startsWith('TLSv1'),
    })),
  ),
  defect(
    'sp-versions/dot-unescaped',
    'takes any character in place of the dot',
    clauses,
    changeChecks('policy', 'TLSVersions.enum', (check) => ({
      ...check,
      isBroken: ({ value }) => !/^TLSv1.[0-3]$/.test(value),
    })),
  ),
  defect(
    'sp-versions/first-only',
    'looks only at the first version',
    clauses,
    lookOnlyAt('policy', 'TLSVersions.enum', (_subject, index) => index === 0),
  ),
  defect(
    'sp-versions/last-only',
    'looks only at the last version',
    clauses,
    lookOnlyAt('policy', 'TLSVersions.enum', (_subject, index, all) => index === all.length - 1),
  ),
  defect(
    'sp-versions/not-behind-known',
    'does not look at versions beside one that it knows',
    clauses,
    skipChecks('policy', 'TLSVersions.enum', (context) =>
      asked(context).some((version) => versions.includes(version)),
    ),
  ),
  refuseSet('three-refused', 'refuses more than two versions', (set) => set.length > 2),
  refuseSet('four-refused', 'refuses all four versions together', (set) => set.length > 3),
  refuseSet(
    'gap-refused',
    'refuses TLSv1.0 with TLSv1.2 but without TLSv1.1',
    (set) => set.includes('TLSv1.0') && set.includes('TLSv1.2') && !set.includes('TLSv1.1'),
  ),
  refuseSet(
    'old-and-new-refused',
    'refuses TLSv1.0 together with TLSv1.3',
    (set) => set.includes('TLSv1.0') && set.includes('TLSv1.3'),
  ),
  refuseSet(
    'alone-refused',
    'refuses TLSv1.1 when it comes alone',
    (set) => set.length === 1 && set[0] === 'TLSv1.1',
  ),
  defect(
    'sp-versions-set/cipher-of-each',
    'asks that each cipher is supported by the first or the last version',
    [policyClause('Ciphers.supported')],
    (behaviour) => ({
      ...behaviour,
      supports: (cipher, given, table) => isSupported(cipher, [given[0] ?? '', given.at(-1) ?? ''], table),
    }),
  ),
];
