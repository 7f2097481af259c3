import { createHash } from 'node:crypto';
import { openRecord } from './open-record.ts';

/** SHA-256 of the record at `path` in hexadecimal digits: the same whether it is compressed or not. */
export async function recordDigest(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of openRecord(path)) hash.update(chunk);
  return hash.digest('hex');
}
