import { errors } from 'undici';
import { expect, it } from 'vitest';
import { classifyFailure } from './classify-failure.ts';

function coded(code: string, message = 'any'): Error {
  return Object.assign(new Error(message), { code });
}

it.each([
  ['timeout', coded('ETIMEDOUT')],
  ['timeout', new errors.ConnectTimeoutError()],
  ['reset', coded('ECONNRESET')],
  ['reset', coded('EPIPE')],
  ['reset', new errors.SocketError('other side closed')],
  ['reset', new TypeError('terminated', { cause: coded('ECONNRESET') })],
  ['unreachable', coded('ECONNREFUSED')],
  ['unreachable', coded('ENOTFOUND')],
  ['unreachable', coded('EAI_AGAIN')],
  ['unreachable', coded('EHOSTUNREACH')],
  ['unreachable', new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')])],
  ['tls', coded('DEPTH_ZERO_SELF_SIGNED_CERT')],
  ['tls', coded('SELF_SIGNED_CERT_IN_CHAIN')],
  ['tls', coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
  ['tls', coded('CERT_HAS_EXPIRED')],
  ['tls', coded('ERR_TLS_CERT_ALTNAME_INVALID')],
  ['tls', coded('ERR_SSL_WRONG_VERSION_NUMBER')],
  ['tls', coded('EPROTO')],
  [
    'tls',
    coded('ECONNRESET', 'Client network socket disconnected before secure TLS connection was established'),
  ],
  ['oversize', coded('ERR_BUFFER_TOO_LARGE')],
  ['protocol', coded('HPE_INVALID_VERSION')],
  ['protocol', new errors.HeadersOverflowError()],
  ['protocol', new errors.ResponseContentLengthMismatchError()],
  ['protocol', new errors.SocketError('bad upgrade')],
  ['protocol', coded('Z_DATA_ERROR')],
  ['protocol', new TypeError('The answer has an unknown content encoding.')],
  ['protocol', 'no error at all'],
  ['aborted', new errors.RequestAbortedError()],
  ['aborted', new errors.ClientDestroyedError()],
] as const)('takes for %s: %s', (kind, error) => {
  const failure = classifyFailure(error);
  expect(failure.kind).toBe(kind);
  expect(failure.message).toMatch(/^(The|No) [^.]+\.$/);
});
