import { createHash, createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadContracts } from '../../specs/contracts.ts';
import type { RunRecord } from '../results/record.ts';
import { recordDigest } from '../results/record-digest.ts';
import { verifyRecord } from '../results/verify-record.ts';
import { seal } from './dsse.ts';
import { statementOf } from './statement.ts';

/** Changes the record at `path` and gives it a digest that fits again, as who has read its format can. */
export function forgeRecord(path: string, change: (lines: string) => string): void {
  const text = readFileSync(path, 'utf8');
  const end = text.trimEnd().lastIndexOf('\n') + 1;
  const lines = change(text.slice(0, end));
  if (lines === text.slice(0, end)) throw new Error('Nothing was changed.');
  const last: RunRecord = JSON.parse(text.slice(end));
  if (last.type !== 'footer') throw new Error('The record has no footer.');
  const digest = `sha256:${createHash('sha256').update(lines).digest('hex')}`;
  const footer: RunRecord = { type: 'footer', footer: { ...last.footer, digest } };
  writeFileSync(path, `${lines}${JSON.stringify(footer)}\n`);
}

/** Writes to `path` what `certify` would not: a certificate of the record at `record`, whatever it shows. */
export async function forgeCertificate(path: string, record: string, keyFile: string): Promise<void> {
  const verification = await verifyRecord(record, await loadContracts());
  const statement = statementOf(verification, await recordDigest(record), {
    name: 'Acme 1.2',
    seedBy: null,
  });
  const key = createPrivateKey(readFileSync(keyFile, 'utf8'));
  writeFileSync(path, JSON.stringify(seal(JSON.stringify(statement), key)));
}
