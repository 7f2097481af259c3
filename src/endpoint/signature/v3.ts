import { createHmac, hash } from 'node:crypto';
import { decodeForm } from '../decode-form.ts';
import { headerOf, type Received } from '../received.ts';
import { canonicalQuery } from './percent-encode.ts';

/** The parts of an `Authorization: ACS3-HMAC-SHA256 …` header. */
export interface AuthorizationV3 {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads the Authorization header; undefined when it is not of this kind. */
export function readAuthorizationV3(header: string): AuthorizationV3 | undefined {
  const match = /^ACS3-HMAC-SHA256\s+(.*)$/.exec(header);
  if (match?.[1] === undefined) return undefined;
  const parts = new Map(
    match[1].split(',').map((part) => {
      const equals = part.indexOf('=');
      return [part.slice(0, equals).trim(), part.slice(equals + 1).trim()] as const;
    }),
  );
  const accessKeyId = parts.get('Credential');
  const signedHeaders = parts.get('SignedHeaders')?.split(';');
  const signature = parts.get('Signature');
  if (accessKeyId === undefined || signedHeaders === undefined || signature === undefined) return undefined;
  return { accessKeyId, signedHeaders, signature };
}

/** The hexadecimal SHA-256 of `data`. */
export function sha256(data: string | Buffer): string {
  return hash('sha256', data, 'hex');
}

/** The signature ACS3-HMAC-SHA256 of a request, over the headers that it says are signed. */
export function signV3(received: Received, signedHeaders: readonly string[], secret: string): string {
  const names = [...signedHeaders].sort();
  const request = [
    received.method,
    received.path,
    canonicalQuery(decodeForm(received.query, 'query')),
    ...names.map((name) => `${name}:${(headerOf(received, name) ?? '').trim()}`),
    '',
    names.join(';'),
    headerOf(received, 'x-acs-content-sha256') ?? sha256(received.body),
  ].join('\n');
  const text = `ACS3-HMAC-SHA256\n${sha256(request)}`;
  return createHmac('sha256', secret).update(text).digest('hex');
}
