import { createHmac, hash } from 'node:crypto';
import type { Pair } from './exchange.ts';
import { canonicalQuery } from './pairs.ts';

const algorithm = 'ACS3-HMAC-SHA256';

/** What the signature covers. */
export interface SignableRequest {
  readonly method: string;
  /** Parameters in the query; those of a form body count through `body`. */
  readonly query: readonly Pair[];
  /** Lower-case names. Those that are signed are picked here. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A signature and the names of the headers that it covers. */
export interface SignatureV3 {
  readonly signature: string;
  readonly signedHeaders: string;
}

/** The SHA-256 of a body, in hex: the value of `x-acs-content-sha256`. */
export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex');
}

/** The signature of `ACS3-HMAC-SHA256` over a request to the path `/`. */
export function signV3(request: SignableRequest, accessKeySecret: string): SignatureV3 {
  const names = Object.keys(request.headers).filter(isSigned).sort();
  const signedHeaders = names.join(';');
  const canonicalRequest = [
    request.method,
    '/',
    canonicalQuery(request.query),
    ...names.map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
    '',
    signedHeaders,
    sha256Hex(request.body),
  ].join('\n');
  const stringToSign = `${algorithm}\n${sha256Hex(canonicalRequest)}`;
  const signature = createHmac('sha256', accessKeySecret).update(stringToSign, 'utf8').digest('hex');
  return { signature, signedHeaders };
}

/** The value of the `Authorization` header. */
export function authorizationV3(accessKeyId: string, { signature, signedHeaders }: SignatureV3): string {
  return `${algorithm} Credential=${accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`;
}

function isSigned(name: string): boolean {
  return name.startsWith('x-acs-') || name === 'host' || name === 'content-type';
}
