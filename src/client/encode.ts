import type { Credentials } from './credentials.ts';
import type { Call, Pair, SignatureVersion } from './exchange.ts';
import { decodePairs, encodePairs } from './pairs.ts';
import { percentEncode } from './percent-encode.ts';
import { signV1 } from './sign-v1.ts';
import { authorizationV3, sha256Hex, signV3 } from './sign-v3.ts';
import { userAgent } from './user-agent.ts';

/** What an encoded request needs beside the call itself. */
export interface Stamp {
  /** Host and port as in the `host` header. */
  readonly host: string;
  /** What stands before the `/` of the API, such as `/gateway`; mostly empty. It is not signed. */
  readonly basePath: string;
  /** Without credentials nothing is signed, whatever the call asks for. */
  readonly credentials: Credentials | null;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly nonce: string;
}

/** A request ready to be sent, with everything secret still in it. */
export interface EncodedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signature: string | null;
}

interface Parts {
  readonly query: string;
  readonly form: string | null;
}

type Encoder = (call: Call, stamp: Stamp, credentials: Credentials) => EncodedRequest;

const encoders: { readonly [V in Exclude<SignatureVersion, 'none'>]: Encoder } = {
  v1: encodeV1,
  v3: encodeV3,
};

/** Lays a call on the wire: method, path with query, headers and body, signed as the call asks. */
export function encode(call: Call, stamp: Stamp): EncodedRequest {
  if (call.signature === 'none' || stamp.credentials === null) return encodeUnsigned(call, stamp);
  return encoders[call.signature](call, stamp, stamp.credentials);
}

function encodeUnsigned(call: Call, stamp: Stamp): EncodedRequest {
  const common: readonly Pair[] = [
    ['Action', call.action],
    ['Version', call.version],
    ['Format', call.transport.format],
  ];
  return assemble(call, stamp, placed(call, without(common, call.omit)), {}, null);
}

function encodeV1(call: Call, stamp: Stamp, credentials: Credentials): EncodedRequest {
  const token: readonly Pair[] =
    credentials.securityToken === undefined ? [] : [['SecurityToken', credentials.securityToken]];
  const common = without(
    [
      ['Action', call.action],
      ['Version', call.version],
      ['Format', call.transport.format],
      ['AccessKeyId', credentials.accessKeyId],
      ['SignatureMethod', 'HMAC-SHA1'],
      ['SignatureVersion', '1.0'],
      ['SignatureNonce', stamp.nonce],
      ['Timestamp', timestamp(stamp.time)],
      ...token,
    ],
    call.omit,
  );
  const covered = [...common, ...call.parameters, ...decodePairs(call.raw ?? '')];
  const signature = signV1(call.transport.method, covered, credentials.accessKeySecret);
  const signed = without([...common, ['Signature', signature]], call.omit);
  return assemble(call, stamp, placed(call, signed), {}, signature);
}

function encodeV3(call: Call, stamp: Stamp, credentials: Credentials): EncodedRequest {
  const xml = call.transport.format === 'XML';
  const parts = placed(call, without(xml ? [['Format', 'XML']] : [], call.omit));
  const token: readonly (readonly [string, string, string])[] =
    credentials.securityToken === undefined
      ? []
      : [
          ['AccessKeyId', 'x-acs-accesskey-id', credentials.accessKeyId],
          ['SecurityToken', 'x-acs-security-token', credentials.securityToken],
        ];
  const named: readonly (readonly [common: string, header: string, value: string])[] = [
    ['Format', 'accept', xml ? 'application/xml' : 'application/json'],
    ['Action', 'x-acs-action', call.action],
    ['Version', 'x-acs-version', call.version],
    ['Timestamp', 'x-acs-date', timestamp(stamp.time)],
    ['SignatureNonce', 'x-acs-signature-nonce', stamp.nonce],
    ...token,
  ];
  const kept = named.filter(([common]) => !(call.omit ?? []).includes(common));
  const extra = {
    ...Object.fromEntries(kept.map(([, header, value]) => [header, value])),
    'x-acs-content-sha256': sha256Hex(parts.form ?? ''),
  };
  const request = assemble(call, stamp, parts, extra, null);
  const signed = signV3({ ...request, query: decodePairs(parts.query) }, credentials.accessKeySecret);
  if (['Signature', 'AccessKeyId'].some((name) => call.omit?.includes(name))) return request;
  const authorization = authorizationV3(credentials.accessKeyId, signed);
  return { ...request, headers: { ...request.headers, authorization }, signature: signed.signature };
}

function without(common: readonly Pair[], omitted: readonly string[] = []): readonly Pair[] {
  return common.filter(([name]) => !omitted.includes(name));
}

function placed(call: Call, common: readonly Pair[]): Parts {
  if (call.transport.method === 'POST' && call.transport.place === 'split') return split(call, common);
  const encoded = encodePairs([...common, ...call.parameters]);
  const text = [encoded, call.raw ?? ''].filter((part) => part !== '').join('&');
  const inBody = call.transport.method === 'POST' && call.transport.place === 'body';
  return inBody ? { query: '', form: wellFormed(text) } : { query: requestTarget(text), form: null };
}

/** Every second parameter in the body; common ones and raw text in the query. */
function split({ parameters, raw = '' }: Call, common: readonly Pair[]): Parts {
  const inBody = (index: number): boolean => index % 2 === 1;
  const query = encodePairs([...common, ...parameters.filter((_, index) => !inBody(index))]);
  return {
    query: requestTarget([query, raw].filter((part) => part !== '').join('&')),
    form: wellFormed(encodePairs(parameters.filter((_, index) => inBody(index)))),
  };
}

/** In both forms, for a charset behind it makes no other type of it. */
const contentTypes = {
  body: 'application/x-www-form-urlencoded',
  split: 'application/x-www-form-urlencoded; charset=UTF-8',
} as const;

function assemble(
  call: Call,
  stamp: Stamp,
  parts: Parts,
  extra: Readonly<Record<string, string>>,
  signature: string | null,
): EncodedRequest {
  return {
    method: call.transport.method,
    path: `${stamp.basePath}/${parts.query === '' ? '' : `?${parts.query}`}`,
    headers: {
      host: stamp.host,
      'user-agent': userAgent,
      'accept-encoding': 'gzip',
      ...(parts.form === null
        ? {}
        : { 'content-type': contentTypes[call.transport.place === 'split' ? 'split' : 'body'] }),
      ...extra,
    },
    body: parts.form ?? '',
    signature,
  };
}

/** UTC to the second, `yyyy-MM-ddTHH:mm:ssZ`. */
function timestamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

// The only characters of raw input that are encoded are those that no request line can carry.
function requestTarget(text: string): string {
  return wellFormed(text).replace(/[^!"$-~]/gu, percentEncode);
}
