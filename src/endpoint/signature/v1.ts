import { createHmac } from 'node:crypto';
import type { Parameter } from '../decode-form.ts';
import { canonicalQuery, percentEncode } from './percent-encode.ts';

/** The signature, version 1.0, of a request's parameters: Base64 of an HMAC-SHA1. */
export function signV1(
  method: string,
  parameters: readonly Pick<Parameter, 'name' | 'value'>[],
  secret: string,
): string {
  const query = canonicalQuery(parameters.filter(({ name }) => name !== 'Signature'));
  const text = `${method}&${percentEncode('/')}&${percentEncode(query)}`;
  return createHmac('sha1', `${secret}&`).update(text).digest('base64');
}
