import type { Failure, FailureKind } from './exchange.ts';

const kinds: readonly (readonly [FailureKind, RegExp])[] = [
  ['timeout', /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/],
  ['oversize', /^(ERR_BUFFER_TOO_LARGE|UND_ERR_RES_EXCEEDED_MAX_SIZE)$/],
  ['aborted', /^(UND_ERR_ABORTED|UND_ERR_DESTROYED|UND_ERR_CLOSED|ABORT_ERR)$/],
  ['reset', /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/],
  ['protocol', /^(HPE_|Z_|ERR_|UND_ERR_(?!PRX_))/],
  [
    'tls',
    /^(EPROTO$|UND_ERR_PRX_TLS$|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_|INVALID_CA|INVALID_PURPOSE)/,
  ],
  ['unreachable', /^E[A-Z0-9_]+$/],
];

const sentences: { readonly [K in FailureKind]: string } = {
  timeout: 'The target did not answer in time',
  oversize: 'The answer is larger than the limit',
  aborted: 'The request was given up before an answer came',
  reset: 'The target closed the connection before a complete answer came',
  protocol: 'The target did not answer in proper HTTP',
  tls: 'No secure connection to the target could be made',
  unaddressed: 'No target is given for the product',
  unreachable: 'The target cannot be reached',
};

/** A failure of the given kind, in one sentence; `detail` is a code or a short remark. */
export function failure(kind: FailureKind, detail?: string): Failure {
  return { kind, message: `${sentences[kind]}${detail === undefined ? '' : ` (${detail})`}.` };
}

/**
 * Tells what kind of failure an error of the network, the HTTP parser or the decoding is; `proxy` is the host of the
 * proxy that it is about, if it is about one.
 */
export function classifyFailure(error: unknown, proxy: string | null = null): Failure {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : '';
  if (/^ERR_(TLS|SSL)_/.test(code) || /before secure TLS connection/.test(message))
    return failure('tls', code);
  // By its code it would be one that was given up here.
  const [, status] = /^Proxy [\w ]+\((\d+)\)/.exec(message) ?? [];
  if (status !== undefined) return failure('unreachable', `the proxy answered with ${status}`);
  if (message === 'bad upgrade') return failure('protocol', message);
  const kind = kinds.find(([, pattern]) => pattern.test(code))?.[0] ?? 'protocol';
  if (proxy !== null) return failure(kind, `${code}, through the proxy ${proxy}`);
  return failure(kind, code === '' ? undefined : code);
}

/** The code of an error or of what caused it; a failed connection to several addresses has one for each. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return 'cause' in error ? codeOf(error.cause) : '';
}
