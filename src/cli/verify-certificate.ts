import { readFileSync } from 'node:fs';
import { type Certificate, faultsOf, readCertificate } from '../certificate/check-certificate.ts';
import { quoted } from '../client/quoted.ts';
import { counted } from '../report/words.ts';
import { hang, wrap } from '../report/wrap.ts';
import { recordDigest } from '../results/record-digest.ts';
import { verifyRecord } from '../results/verify-record.ts';
import { exitCodes } from './exit-code.ts';
import { knownContracts } from './known-contracts.ts';
import { readKey } from './read-key.ts';
import { recordIn } from './record-in.ts';
import { columnsIn } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Checks the certificate at `place` against a record: 0 when it can be relied on, 1 when not. */
export async function verifyCertificate(place: string, record: string, keyFile?: string): Promise<number> {
  const certificate = certificateIn(place);
  const path = recordIn(record);
  const key = keyFile === undefined ? null : readKey('public', keyFile);
  const verification = await verifyRecord(path, await knownContracts());
  const faults = faultsOf(certificate, { digest: await recordDigest(path), verification, key });
  const columns = columnsIn(process.stdout);
  const { run } = certificate.statement.predicate;
  const about = `Certificate of ${run.target.name}: ${run.judged} of ${counted(run.known, 'clause')} judged, ${run.kept} of these kept.`;
  const closing =
    faults.length > 0
      ? ['The certificate cannot be relied on:']
      : [
          key === null
            ? 'The record shows what it states. Nobody checked who signed it: give the public key with --key.'
            : 'It is signed with this key, and the record shows what it states.',
        ];
  process.stdout.write(
    `${[
      ...wrap(about, columns),
      ...closing.flatMap((line) => wrap(line, columns)),
      ...faults.flatMap((sentence) => hang('  - ', sentence, columns)),
    ].join('\n')}\n`,
  );
  return faults.length === 0 ? exitCodes.conforms : exitCodes.violates;
}

function certificateIn(path: string): Certificate {
  try {
    return readCertificate(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new UsageError(
      `${quoted(path)} is no certificate.`,
      'Give the certificate.json that `clausewise certify` wrote.',
    );
  }
}
