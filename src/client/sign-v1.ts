import { createHmac } from 'node:crypto';
import type { Pair } from './exchange.ts';
import { canonicalQuery } from './pairs.ts';
import { percentEncode } from './percent-encode.ts';

/** The `Signature` parameter (HMAC-SHA1, version 1.0) over the parameters of query and form body together. */
export function signV1(method: string, parameters: readonly Pair[], accessKeySecret: string): string {
  const signed = canonicalQuery(parameters.filter(([name]) => name !== 'Signature'));
  const stringToSign = `${method}&${percentEncode('/')}&${percentEncode(signed)}`;
  return createHmac('sha1', `${accessKeySecret}&`).update(stringToSign, 'utf8').digest('base64');
}
