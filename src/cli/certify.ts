import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keyIdOf, seal } from '../certificate/dsse.ts';
import { missingForCertificate } from '../certificate/missing-for-certificate.ts';
import { renderCertificate } from '../certificate/render-certificate.tsx';
import { statementOf } from '../certificate/statement.ts';
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

/** What the command line gives. */
export interface CertifyFlags {
  readonly name?: string;
  readonly seedBy?: string;
  readonly key?: string;
  readonly newKey?: string;
  readonly out?: string;
}

/** `clausewise certify`: writes the certificate of a complete run, or says what is missing for one. */
export async function certifyCommand(place: string, flags: CertifyFlags): Promise<number> {
  const { name, seedBy, newKey } = flags;
  if (newKey !== undefined) return makeKey(newKey, flags);
  if (name === undefined)
    throw new UsageError(
      'A certificate says whose target it is about.',
      'Say it with --name "NAME, VERSION".',
    );
  const path = recordIn(place);
  const key = flags.key === undefined ? null : readKey('private', flags.key);
  const verification = await verifyRecord(path, await knownContracts());
  const missing = missingForCertificate(verification);
  const columns = columnsIn(process.stdout);
  const tell = (lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`);
  if (missing.length > 0) {
    tell([
      ...wrap('There is no certificate:', columns),
      ...missing.flatMap((sentence) => hang('  - ', sentence, columns)),
    ]);
    return exitCodes.unjudged;
  }
  const statement = statementOf(verification, await recordDigest(path), { name, seedBy: seedBy ?? null });
  const content = key === null ? statement : seal(JSON.stringify(statement), key);
  const signed = key === null ? null : keyIdOf(createPublicKey(key));
  const out = flags.out ?? join(dirname(path), 'certificate.json');
  const page = `${out.replace(/\.json$/, '')}.html`;
  writing(out, `${JSON.stringify(content, null, 2)}\n`);
  writing(page, renderCertificate(statement, signed));
  const { known, judged, kept } = statement.predicate.run;
  tell(
    wrap(
      `${judged} of ${counted(known, 'clause')} were judged, and ${kept} of these are kept. The certificate is in ${out}, a page for people in ${page}. ${signed === null ? 'It is not signed.' : `It is signed with key ${signed.slice(0, 16)}….`}`,
      columns,
    ),
  );
  return exitCodes.conforms;
}

function makeKey(path: string, { name, key, out, seedBy }: CertifyFlags): number {
  if ([name, key, out, seedBy].some((other) => other !== undefined))
    throw new UsageError('--new-key makes a pair of keys and nothing else.', 'Give it alone.');
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writing(path, String(privateKey.export({ type: 'pkcs8', format: 'pem' })), 'wx');
  writing(`${path}.pub`, String(publicKey.export({ type: 'spki', format: 'pem' })), 'wx');
  process.stdout.write(`${path} signs; give ${path}.pub to those who check.\n`);
  return exitCodes.conforms;
}

function writing(path: string, text: string, flag: 'w' | 'wx' = 'w'): void {
  try {
    writeFileSync(path, text, { flag, mode: flag === 'wx' ? 0o600 : 0o666 });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new UsageError(
      `${quoted(path)} ${isThere ? 'is there already' : 'cannot be written'}.`,
      'Give another file.',
    );
  }
}
