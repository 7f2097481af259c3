import { describe, expect, it, onTestFinished } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { createClient } from '../client/create-client.ts';
import { plainDelivery } from '../contract/plain-delivery.ts';
import { createConduit, type Occasion } from './conduit.ts';
import type { RecordedExchange } from './event.ts';
import type { RunOptions } from './run-options.ts';
import { type Answering, littleServer, plainOptions, refused, type Seen, success } from './runs.test.kit.ts';

const occasion: Occasion = { case: 'a case', clause: null, purpose: 'plan' };
const { group } = specimen;

/** Sends one create to a server that gives `answers` in turn, the last again and again. */
async function sendTo(
  answers: readonly ((seen: Seen) => Answering | null)[],
  changes: Partial<RunOptions> = {},
) {
  const url = await littleServer((seen) => (answers[seen.count - 1] ?? answers.at(-1) ?? success)(seen));
  const client = createClient({ origins: {}, origin: url, credentials: null, timeoutMs: 20_000 });
  onTestFinished(() => client.close());
  const waits: number[] = [];
  const exchanges: RecordedExchange[] = [];
  const conduit = createConduit(
    {
      ...plainOptions,
      target: { ecs: url },
      send: client.send,
      listeners: [],
      wait: async (milliseconds) => void waits.push(milliseconds),
      ...changes,
    },
    (event) => {
      if (event.type === 'exchange') exchanges.push(event.exchange);
    },
  );
  const parameters = specimen.base(group);
  const attempted = await conduit.create(group, { ...plainDelivery, parameters }, parameters, occasion);
  return { attempted, waits, exchanges, conduit };
}

const busy = refused(403, 'IdempotentProcessing');
const reset = () => null;

describe('a conduit', () => {
  it.each([
    ['throttled', refused(400, 'Throttling.User')],
    ['throttled, with another status', refused(429, 'Throttling')],
    ['unavailable', refused(503, 'ServiceUnavailable')],
    ['processing', busy],
    ['reset', reset],
  ])('tries again what was %s, and takes the answer that comes', async (_, answer) => {
    const { attempted, exchanges, waits } = await sendTo([answer, answer, success]);
    expect(attempted.reply).toMatchObject({ kind: 'accepted' });
    expect(attempted.attempts).toBe(3);
    expect(exchanges.map(({ attempt, ordinal }) => [attempt, ordinal])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(waits.length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['throttled', refused(429, 'Throttling')],
    ['unavailable', refused(503, 'ServiceUnavailable')],
    ['processing', busy],
    ['lost', reset],
  ])('gives up in the end what stays %s, without calling it accepted or refused', async (cause, answer) => {
    const { attempted, exchanges } = await sendTo([answer]);
    expect(attempted.reply).toMatchObject({ kind: 'later', cause });
    expect(attempted.attempts).toBe(exchanges.length);
    expect(exchanges.length).toBeGreaterThan(3);
    expect(exchanges.length).toBeLessThan(40);
  });

  it.each([
    ['a refusal', refused(400, 'InvalidParameter'), 'refused'],
    ['wrong credentials', refused(404, 'InvalidAccessKeyId.NotFound'), 'barred'],
    ['a full quota', refused(400, 'QuotaExceeded.SecurityPoliciesNum'), 'barred'],
    ['a crash', refused(500, 'InternalError'), 'broken'],
    ['a page', () => ({ status: 200, type: 'text/html', body: '<html></html>' }), 'broken'],
  ])('does not try again after %s', async (_, answer, kind) => {
    const { attempted, exchanges } = await sendTo([answer, success]);
    expect(attempted.reply.kind).toBe(kind);
    expect(exchanges).toHaveLength(1);
  });

  it('waits as long as the target asks', async () => {
    const patient = (seen: Seen): Answering => ({
      ...refused(429, 'Throttling')(seen),
      headers: { 'x-acs-retry-after': '777' },
    });
    const { waits } = await sendTo([patient, success]);
    expect(Math.max(...waits)).toBeGreaterThanOrEqual(777);
  });

  it('waits longer each time', async () => {
    const { waits } = await sendTo([busy]);
    expect(waits.length).toBeGreaterThan(5);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThan(waits[0] ?? 0);
  });

  it('records every attempt with what it was for and as planned', async () => {
    const { exchanges } = await sendTo([busy, success]);
    for (const exchange of exchanges)
      expect(exchange).toMatchObject({
        case: 'a case',
        purpose: 'plan',
        operation: 'CreateSecurityGroup',
        action: 'CreateSecurityGroup',
        parameters: specimen.base(group),
      });
  });

  it('says that no new work is to start once the budget is used up', async () => {
    const { conduit } = await sendTo([success], { budget: 2 });
    expect(conduit.stopped()).toBeNull();
    await conduit.create(group, { ...plainDelivery, parameters: {} }, {}, occasion);
    expect(conduit.requests()).toBe(2);
    expect(conduit.stopped()).toContain('budget of 2 requests');
  });

  it('says that no new work is to start once the time is used up', async () => {
    let time = 0;
    const { conduit } = await sendTo([success], { timeLimitMs: 5000, now: () => time });
    expect(conduit.stopped()).toBeNull();
    time = 5000;
    expect(conduit.stopped()).toContain('5 s');
  });

  it('does not try again when the run was broken off', async () => {
    const controller = new AbortController();
    const answer = (seen: Seen) => {
      controller.abort();
      return busy(seen);
    };
    const { conduit, exchanges } = await sendTo([answer], { signal: controller.signal });
    expect(exchanges).toHaveLength(1);
    expect(conduit.stopped()).toBe('the run was broken off');
  });
});
