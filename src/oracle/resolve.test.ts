import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Observation } from './observation.ts';
import { type Came, createObserver, refused, refusedWith, success } from './observer.test.kit.ts';
import { lastOf, nextSending, resolveReply, type Sent } from './resolve.ts';

const { policy } = specimen;
const observer = createObserver(policy);
const valid = specimen.base(policy);
const invalid = { ...valid, SecurityPolicyName: '' };
const faulty = { ...valid, SecurityPolicyName: '1name' };
const none: ReadonlySet<string> = new Set();

const quota = refusedWith(400, 'QuotaExceeded.SecurityPoliciesNum');
const forbidden = refusedWith(403, 'NoPermission');
const credentials = refusedWith(403, 'InvalidAccessKeyId.NotFound');
const action = refusedWith(404, 'InvalidAction.NotFound');
const throttled = refusedWith(429, 'Throttling.User');
const unavailable: Came = { status: 503, body: '' };

const create = (came: Came, parameters = valid): Observation => observer.create(parameters, came);
const accepted = () => create(success(policy, 'spy-1'));

/** A request that was answered with each of `answers`, between baselines of which each was accepted or not. */
const sent = (
  answers: readonly [Came, ...Came[]],
  baselines: readonly Came[] = [],
  parameters = valid,
): Sent => {
  const [first, ...again] = answers;
  return {
    observation: create(first, parameters),
    again: again.map((it) => create(it, parameters)),
    baselines: baselines.map((it) => create(it)),
  };
};
const ok = success(policy, 'spy-base');
const resolved = (it: Sent, capacity = none) => resolveReply(policy, it, capacity);

describe('what an answer amounts to', () => {
  it('is that of the last sending', () => {
    expect(lastOf(sent([refused, ok])).reply.kind).toBe('accepted');
    expect(lastOf(sent([refused])).reply.kind).toBe('refused');
    expect(resolved(sent([refused, success(policy, 'spy-2')]))).toEqual({ kind: 'accepted', id: 'spy-2' });
  });

  it.each([
    ['accepted', ok],
    ['refused', refused],
    ['malformed', refusedWith(500, 'InternalError')],
    ['retryable', throttled],
    ['blocked', quota],
    ['blocked', forbidden],
    ['blocked', credentials],
  ] as const)('is what it says, %s, where nothing more is known: %j', (kind, came) => {
    expect(resolved(sent([came])).kind).toBe(kind);
  });

  it('is a full quota where the code of a valid request is known to say so', () => {
    const full = sent([refusedWith(400, 'Overcrowded')]);
    expect(resolved(full, new Set(['Overcrowded']))).toMatchObject({
      kind: 'blocked',
      cause: 'quota',
      code: 'Overcrowded',
      detail: '400 Overcrowded',
    });
    expect(resolved(full, new Set(['Another'])).kind).toBe('refused');
  });

  it('is a refusal where such a code is given to an invalid request', () => {
    const full = sent([refusedWith(400, 'Overcrowded')], [], faulty);
    expect(resolved(full, new Set(['Overcrowded'])).kind).toBe('refused');
  });

  it.each([
    ['credentials', credentials, 1],
    ['the action', action, 1],
    ['the quota', quota, 4],
  ] as const)(
    'is a refusal of a valid request by %s while the baseline is accepted, after %i rounds',
    (_, came, rounds) => {
      const answers = (count: number) => Array.from({ length: count }, () => came) as [Came, ...Came[]];
      const baselines = (count: number) => Array.from({ length: count }, () => ok);
      expect(resolved(sent(answers(rounds), baselines(rounds))).kind).toBe('refused');
      expect(resolved(sent(answers(rounds), baselines(rounds - 1))).kind).toBe('blocked');
    },
  );

  it.each([
    ['refused', forbidden],
    ['refused', quota],
    ['refused', credentials],
  ] as const)('is %s for an invalid request after one round: %j', (kind, came) => {
    expect(resolved(sent([came], [ok], faulty)).kind).toBe(kind);
    expect(resolved(sent([came], [], faulty)).kind).toBe('blocked');
  });

  it('is left to the permissions of a valid request, whatever the baseline', () => {
    expect(resolved(sent([forbidden, forbidden], [ok, ok])).kind).toBe('blocked');
  });

  it('keeps the code and the message of what turns out to be a refusal', () => {
    expect(resolved(sent([credentials], [ok]))).toEqual({
      kind: 'refused',
      status: 403,
      code: 'InvalidAccessKeyId.NotFound',
      message: 'No.',
    });
  });

  it.each([
    ['a lost connection', 'reset', 3],
    ['a gateway that nobody answers', unavailable, 3],
    ['a gateway that says so in a Code', refusedWith(503, 'ServiceUnavailable'), 3],
    ['a time-out', 'timeout', 2],
  ] as const)('is a breakdown after %s each time, %# while the baseline is accepted', (_, came, rounds) => {
    const answers = Array.from({ length: rounds }, () => came) as unknown as [Came, ...Came[]];
    const enough = sent(
      answers,
      Array.from({ length: rounds }, () => ok),
    );
    expect(resolved(enough)).toMatchObject({ kind: 'malformed', cause: 'server' });
    const fewer = sent(
      answers.slice(1) as unknown as [Came, ...Came[]],
      Array.from({ length: rounds }, () => ok),
    );
    expect(resolved(fewer).kind).toBe('retryable');
  });

  it('is an error of the request where nobody had looked at it, by its code', () => {
    const busy = refusedWith(400, 'ServiceUnavailable');
    expect(resolved(sent([busy, busy, busy], [ok, ok, ok]))).toMatchObject({
      kind: 'refused',
      status: 400,
      code: 'ServiceUnavailable',
    });
  });

  it.each([
    ['throttled', throttled],
    ['unreachable', 'unreachable'],
    ['aborted', 'aborted'],
  ] as const)('stays open of a request that was %s, however often', (_, came) => {
    expect(resolved(sent([came, came, came], [ok, ok, ok])).kind).toBe('retryable');
  });

  it('stays open when the baseline is turned down as well', () => {
    expect(resolved(sent(['timeout', 'timeout', 'timeout'], [ok, refused, ok])).kind).toBe('retryable');
    expect(resolved(sent([credentials], [refused])).kind).toBe('blocked');
  });

  it('stays open when one of several sendings was answered', () => {
    expect(resolved(sent([refused, 'timeout', 'timeout'], [ok, ok, ok])).kind).toBe('retryable');
  });
});

describe('what to send next', () => {
  const next = (it: Sent) => nextSending(policy, it);

  it.each([
    ['a success', ok],
    ['a refusal', refused],
    ['a breakdown', refusedWith(500, 'InternalError')],
    ['a request to slow down', throttled],
    ['a target that cannot be reached', 'unreachable'],
    ['a valid request that permissions turn away', forbidden],
  ] as const)('is nothing after %s', (_, came) => {
    expect(next(sent([came]))).toBeNull();
  });

  it('is the baseline, then the request again, in turn', () => {
    expect(next(sent(['timeout']))).toBe('baseline');
    expect(next(sent(['timeout'], [ok]))).toBe('again');
    expect(next(sent(['timeout', 'timeout'], [ok]))).toBe('baseline');
    expect(next(sent(['timeout', 'timeout'], [ok, ok]))).toBeNull();
  });

  it('is nothing once an answer came', () => {
    expect(next(sent(['timeout', ok], [ok]))).toBeNull();
  });

  it('is nothing once the baseline was turned down', () => {
    expect(next(sent(['timeout'], [refused]))).toBeNull();
    expect(next(sent(['timeout'], ['timeout']))).toBeNull();
  });

  it('is a baseline for an invalid request that permissions turn away', () => {
    expect(next(sent([forbidden], [], faulty))).toBe('baseline');
    expect(next(sent([forbidden], [ok], faulty))).toBeNull();
  });

  it.each([
    ['timeout', 2],
    ['reset', 3],
    [quota, 4],
    [credentials, 1],
  ] as const)('comes to an end after as many rounds as %j takes, %i', (came, rounds) => {
    let it = sent([came]);
    const steps: string[] = [];
    for (let step = next(it); step !== null && steps.length < 20; step = next(it)) {
      steps.push(step);
      it =
        step === 'baseline'
          ? { ...it, baselines: [...it.baselines, accepted()] }
          : { ...it, again: [...it.again, create(came)] };
    }
    expect(it.again.length + 1).toBe(rounds);
    expect(it.baselines).toHaveLength(rounds);
    expect(['refused', 'malformed']).toContain(resolved(it).kind);
  });
});

describe('what an answer amounts to, whatever was sent', () => {
  const came = fc.constantFrom<Came>(
    ok,
    refused,
    quota,
    forbidden,
    credentials,
    action,
    throttled,
    unavailable,
    'timeout',
    'reset',
    'unreachable',
    'aborted',
  );

  it('is never another thing where the baseline was turned down', () => {
    fc.assert(
      fc.property(fc.array(came, { minLength: 1, maxLength: 5 }), fc.boolean(), (answers, isValid) => {
        const parameters = isValid ? valid : invalid;
        const [first = ok, ...again] = answers;
        const it = sent(
          [first, ...again],
          answers.map(() => refused),
          parameters,
        );
        expect(resolved(it)).toEqual(lastOf(it).reply);
      }),
    );
  });

  it('is never an acceptance that was none', () => {
    fc.assert(
      fc.property(fc.array(came, { minLength: 1, maxLength: 5 }), (answers) => {
        const [first = ok, ...again] = answers;
        const it = sent(
          [first, ...again],
          answers.map(() => ok),
        );
        expect(resolved(it).kind === 'accepted').toBe(lastOf(it).reply.kind === 'accepted');
      }),
    );
  });
});
