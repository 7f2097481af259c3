import { gzipSync } from 'node:zlib';
import type { ErrorShape } from '../../endpoint/error-shape.ts';
import type { Wire } from '../../endpoint/fields.ts';
import { headerOf } from '../../endpoint/received.ts';
import type { Behaviour, RequestContext, Timing, Variation } from '../behaviour.ts';
import { allOf, type Change, changeError, isCreation } from '../variation/change.ts';
import { nowAndThen } from '../variation/conditions.ts';
import { oddity } from './oddity.ts';

/** Changes what is sent, whatever the operation. */
function changeAll(change: (wire: Wire, context: RequestContext) => Partial<Wire>): Change {
  return (behaviour) => ({
    ...behaviour,
    wire: [...behaviour.wire, (wire, context) => ({ ...wire, ...change(wire, context) })],
  });
}

function addHeaders(headers: Readonly<Record<string, string>>): Change {
  return changeAll((wire) => ({ headers: { ...wire.headers, ...headers } }));
}

function changeTiming(change: Partial<Timing>): Change {
  return (behaviour) => ({ ...behaviour, timing: { ...behaviour.timing, ...change } });
}

/** Answers an error, or breaks off, in this share of the requests, before anything is done. */
function interrupt(share: number, salt: string, outcome: ErrorShape | Partial<Wire>): Change {
  return (behaviour) => ({
    ...behaviour,
    before: [...behaviour.before, (context) => (nowAndThen(share, salt)(context) ? outcome : undefined)],
  });
}

/** Turns long addresses away before anything else is looked at. */
function turnAwayLong(wire: Partial<Wire>): Change {
  return (behaviour) => ({
    ...behaviour,
    before: [...behaviour.before, ({ call }) => (call.received.query.length > 4000 ? wire : undefined)],
  });
}

const retryAfter = changeAll((wire) =>
  wire.status === 429 ? { headers: { ...wire.headers, 'x-acs-retry-after': '50' } } : {},
);

const compress = (wire: Wire, { call }: RequestContext): Partial<Wire> =>
  /\bgzip\b/.test(headerOf(call.received, 'accept-encoding') ?? '')
    ? { headers: { ...wire.headers, 'content-encoding': 'gzip' }, body: gzipSync(wire.body) }
    : {};

/** Checks in the other order; the documents name none. */
const reverseChecks: Change = (behaviour: Behaviour) => ({
  ...behaviour,
  group: { ...behaviour.group, checks: behaviour.group.checks.toReversed() },
  policy: { ...behaviour.policy, checks: behaviour.policy.checks.toReversed() },
});

const throttled = (status: number, code: string): ErrorShape => ({
  status,
  code,
  message: 'Request was denied due to user flow control.',
});

/** Other ways to send an answer, other times to do so, and requests that fail for no fault of theirs. */
export const httpOddities: readonly Variation[] = [
  oddity(
    'http/chunked',
    'sends answers in chunks',
    changeAll(() => ({ delivery: 'chunked' })),
  ),
  oddity('http/gzip', 'compresses answers for clients that take it', changeAll(compress)),
  oddity(
    'http/interim-answers',
    'sends 100, 102 and 103 before each answer, asked or not',
    changeAll(() => ({ delivery: 'interim' })),
  ),
  oddity(
    'http/gzip-chunked',
    'compresses answers and sends them in chunks',
    allOf(
      changeAll(compress),
      changeAll(() => ({ delivery: 'chunked' })),
    ),
  ),
  oddity(
    'http/connection-closed',
    'closes the connection behind each answer',
    addHeaders({ connection: 'close' }),
  ),
  oddity(
    'http/short-addresses-400',
    'answers 400 in words of its own to addresses of more than 4 000 characters',
    turnAwayLong({
      status: 400,
      headers: { 'content-type': 'text/plain' },
      body: 'Request line is too large',
    }),
  ),
  oddity(
    'http/short-addresses',
    'takes no address of more than 4 000 characters',
    turnAwayLong({ status: 414, headers: { 'content-type': 'text/html' }, body: '<h1>URI Too Long</h1>' }),
  ),
  oddity(
    'http/extra-headers',
    'sends headers that nobody asked for',
    addHeaders({
      'x-acs-request-id': 'none',
      'set-cookie': 'a=b',
      'access-control-allow-origin': '*',
      etag: 'W/"1"',
    }),
  ),
  oddity(
    'http/slow',
    'answers after 30 ms',
    changeAll(() => ({ delayMs: 30 })),
  ),
  oddity(
    'http/now-and-then-slow',
    'answers one request of thirty after 300 ms',
    changeAll((_wire, context) => (nowAndThen(1 / 30, 'slow')(context) ? { delayMs: 300 } : {})),
  ),
  oddity(
    'http/policy-created',
    'answers 201 to a new policy',
    changeAll((wire, context) =>
      isCreation(context, 'policy') && wire.status === 200 ? { status: 201 } : {},
    ),
  ),
  oddity(
    'timing/eventual',
    'lets readers see creations and deletions after 150 ms',
    changeTiming({ consistencyMs: 150 }),
  ),
  oddity(
    'timing/eventual-long',
    'lets readers see creations and deletions after 800 ms',
    changeTiming({ consistencyMs: 800 }),
  ),
  oddity(
    'timing/slow-creation',
    'takes 40 ms for a creation, and says so when it is asked again meanwhile',
    changeTiming({ creationMs: 40 }),
  ),
  oddity(
    'timing/slow-creation-system-busy',
    'takes 40 ms for a creation, and is busy when asked again meanwhile',
    allOf(changeTiming({ creationMs: 40 }), changeError('policyProcessing', { code: 'SystemBusy' })),
  ),
  oddity('order/checks-reversed', 'checks the rules in the other order', reverseChecks),
  oddity(
    'throttling/user-400',
    'throttles three requests of a hundred with 400 Throttling.User',
    interrupt(0.03, 'user', throttled(400, 'Throttling.User')),
  ),
  oddity(
    'throttling/429-with-retry-after',
    'throttles three requests of a hundred with 429 and says how long',
    allOf(interrupt(0.03, '429', throttled(429, 'Throttling')), retryAfter),
  ),
  oddity(
    'throttling/api-503',
    'throttles three requests of a hundred with 503 Throttling.Api',
    interrupt(0.03, 'api', throttled(503, 'Throttling.Api')),
  ),
  oddity(
    'unavailable/503',
    'is unavailable for three requests of a hundred',
    interrupt(0.03, '503', {
      status: 503,
      code: 'ServiceUnavailable',
      message: 'The service is unavailable.',
    }),
  ),
  oddity('unavailable/outages', 'is unavailable for 400 ms in every three seconds', (behaviour) => ({
    ...behaviour,
    before: [
      ...behaviour.before,
      ({ fixtures }) =>
        fixtures.clock() % 3000 < 400
          ? { status: 503, code: 'ServiceUnavailable', message: 'The service is unavailable.' }
          : undefined,
    ],
  })),
  oddity(
    'unavailable/reset',
    'resets the connection of three requests of a hundred',
    interrupt(0.03, 'reset', { delivery: 'reset' }),
  ),
  oddity(
    'unavailable/answer-lost',
    'resets the connection in place of two answers of a hundred',
    changeAll((_wire, context) => (nowAndThen(0.02, 'lost')(context) ? { delivery: 'reset' } : {})),
  ),
];
