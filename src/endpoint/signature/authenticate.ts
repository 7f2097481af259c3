import { timingSafeEqual } from 'node:crypto';
import { type Parameter, parameterOf } from '../decode-form.ts';
import { headerOf, type Received } from '../received.ts';
import type { Nonces } from './nonces.ts';
import { signV1 } from './v1.ts';
import { readAuthorizationV3, sha256, signV3 } from './v3.ts';

/** The pair that signs requests, and the token that temporary pairs carry. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** How requests are checked, and the nonces seen so far. */
export interface Authentication {
  readonly signature: 'required' | 'optional';
  readonly credentials: Credentials | undefined;
  readonly clock: () => number;
  readonly nonces: Nonces;
}

/** How far a timestamp may lie from the clock, in milliseconds. */
const timestampWindow = 15 * 60 * 1000;

/** How long nonces are kept, in milliseconds: as long as a request with one may come again in time. */
export const nonceKeepMs = 2 * timestampWindow;

/** Why a request may not pass. */
export interface Denial {
  readonly reason:
    | 'no-key'
    | 'incomplete'
    | 'unknown-key'
    | 'no-security-token'
    | 'security-token'
    | 'timestamp-form'
    | 'timestamp-window'
    | 'signature'
    | 'nonce-used';
  /** One sentence. */
  readonly message: string;
}

/** The claims of a signed request, whichever way it is signed. */
interface Claims {
  readonly accessKeyId: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly securityToken: string | undefined;
  readonly expected: (secret: string) => string;
}

/** Why the request may not pass; undefined when it may. Remembers the nonce of a request that passes. */
export function authenticate(
  received: Received,
  parameters: readonly Parameter[],
  authentication: Authentication,
): Denial | undefined {
  const signed =
    headerOf(received, 'authorization') !== undefined || parameterOf(parameters, 'Signature') !== undefined;
  const { credentials } = authentication;
  if (!signed && authentication.signature === 'optional') return undefined;
  if (credentials === undefined) return undefined;
  const claims =
    headerOf(received, 'authorization') === undefined ? claimsV1(received, parameters) : claimsV3(received);
  if ('reason' in claims) return claims;
  return (
    checkPair(claims, credentials) ??
    checkTime(claims, authentication) ??
    checkSignature(claims, credentials) ??
    takeNonce(claims, authentication)
  );
}

function claimsV1(received: Received, parameters: readonly Parameter[]): Claims | Denial {
  const get = (name: string): string => parameterOf(parameters, name) ?? '';
  if (get('AccessKeyId') === '') return denial('no-key', 'AccessKeyId is mandatory.');
  const missing = ['Signature', 'SignatureMethod', 'SignatureVersion', 'SignatureNonce', 'Timestamp'].find(
    (name) => get(name) === '',
  );
  if (missing !== undefined) return denial('incomplete', `The parameter ${missing} is missing.`);
  if (get('SignatureMethod') !== 'HMAC-SHA1' || get('SignatureVersion') !== '1.0') {
    return denial('incomplete', 'The signature method or version is not supported.');
  }
  return {
    accessKeyId: get('AccessKeyId'),
    signature: get('Signature'),
    timestamp: get('Timestamp'),
    nonce: get('SignatureNonce'),
    securityToken: parameterOf(parameters, 'SecurityToken'),
    expected: (secret) => signV1(received.method, parameters, secret),
  };
}

const alwaysSigned = ['host', 'x-acs-action', 'x-acs-version', 'x-acs-date', 'x-acs-signature-nonce'];

function claimsV3(received: Received): Claims | Denial {
  const authorization = readAuthorizationV3(headerOf(received, 'authorization') ?? '');
  if (authorization === undefined) {
    return denial('incomplete', 'The Authorization header is not a complete ACS3-HMAC-SHA256 one.');
  }
  const present = Object.keys(received.headers).filter((name) => name.startsWith('x-acs-'));
  const unsigned = [...alwaysSigned, ...present].find((name) => !authorization.signedHeaders.includes(name));
  if (unsigned !== undefined) return denial('incomplete', `The header ${unsigned} is not signed.`);
  if (headerOf(received, 'x-acs-content-sha256') !== sha256(received.body)) {
    return denial('signature', 'The header x-acs-content-sha256 is not the hash of the body.');
  }
  return {
    accessKeyId: authorization.accessKeyId,
    signature: authorization.signature,
    timestamp: headerOf(received, 'x-acs-date') ?? '',
    nonce: headerOf(received, 'x-acs-signature-nonce') ?? '',
    securityToken: headerOf(received, 'x-acs-security-token'),
    expected: (secret) => signV3(received, authorization.signedHeaders, secret),
  };
}

function checkPair(claims: Claims, credentials: Credentials): Denial | undefined {
  if (claims.accessKeyId !== credentials.accessKeyId) {
    return denial('unknown-key', 'Specified access key is not found.');
  }
  if (claims.securityToken === credentials.securityToken) return undefined;
  if (claims.securityToken === undefined) {
    return denial('no-security-token', 'The access key needs a security token.');
  }
  return denial('security-token', 'The security token is not that of the key.');
}

function checkTime(claims: Claims, { clock }: Authentication): Denial | undefined {
  const { timestamp } = claims;
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
  if (Number.isNaN(time)) return denial('timestamp-form', 'The timestamp is not well formed.');
  if (Math.abs(clock() - time) <= timestampWindow) return undefined;
  return denial('timestamp-window', 'The timestamp is more than 15 minutes from now.');
}

function checkSignature(claims: Claims, credentials: Credentials): Denial | undefined {
  const expected = Buffer.from(claims.expected(credentials.accessKeySecret));
  const given = Buffer.from(claims.signature);
  if (expected.length === given.length && timingSafeEqual(expected, given)) return undefined;
  return denial('signature', 'The signature is not that of the request.');
}

function takeNonce(claims: Claims, { nonces }: Authentication): Denial | undefined {
  if (claims.nonce === '') return denial('incomplete', 'The nonce is missing.');
  return nonces.take(claims.nonce) ? undefined : denial('nonce-used', 'The nonce was used before.');
}

function denial(reason: Denial['reason'], message: string): Denial {
  return { reason, message };
}
