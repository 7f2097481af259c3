import type { Variation } from '../behaviour.ts';
import { policyClause } from '../clause-id.ts';
import { cipherTable } from '../rules/ciphers.ts';
import type { Change } from '../variation/change.ts';
import { defect } from './defect.ts';

const supported = [policyClause('Ciphers.supported')];
const known = [policyClause('Ciphers.known'), policyClause('Ciphers.supported')];
const versionOf = (version: string): string => version.replace('TLSv', 'tls-').replace('.', '-');
const titleOf = (cipher: string): string => cipher.toLowerCase().replaceAll('_', '-');

function changeList(version: string, change: (ciphers: readonly string[]) => readonly string[]): Change {
  return (behaviour) => ({
    ...behaviour,
    ciphers: { ...behaviour.ciphers, [version]: change(behaviour.ciphers[version] ?? []) },
  });
}

const missing = Object.entries(cipherTable).flatMap(([version, ciphers]) =>
  ciphers.map((cipher) =>
    defect(
      `sp-cipher-missing/${versionOf(version)}-${titleOf(cipher)}`,
      `does not have ${cipher} in the list of ${version}`,
      known,
      changeList(version, (list) => list.filter((one) => one !== cipher)),
    ),
  ),
);

const everyCipher = [...new Set(Object.values(cipherTable).flat())];

/** TLSv1.0 and TLSv1.1 share a list in the document, so one of them stands for both here. */
const extra = Object.entries(cipherTable)
  .filter(([version]) => version !== 'TLSv1.1')
  .flatMap(([version, ciphers]) =>
    everyCipher
      .filter((cipher) => !ciphers.includes(cipher))
      .map((cipher) =>
        defect(
          `sp-cipher-extra/${versionOf(version)}-${titleOf(cipher)}`,
          `has ${cipher} in the list of ${version}`,
          supported,
          changeList(version, (list) => [...list, cipher]),
        ),
      ),
  );

/** Lists of ciphers with one too few or one too many. */
export const cipherListDefects: readonly Variation[] = [...missing, ...extra];
