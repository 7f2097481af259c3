import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Parameters } from '../../contract/test-case.ts';
import {
  brokenDown,
  type Came,
  createObserver,
  refused,
  refusedWith,
  success,
} from '../observer.test.kit.ts';
import type { Sent } from '../resolve.ts';
import { type Contradiction, contradictionIn, type Measure } from './contradiction.ts';

const { group, policy } = specimen;
const observer = createObserver(group);
const base = specimen.base(group);
const ok = success(group, 'sg-1');
const tag = (key: string): Parameters => ({ ...base, 'Tag.1.Key': key, 'Tag.1.Value': 'v' });
const [valid, invalid, open] = [tag('team'), tag('acs:team'), tag('see-http://a')];
const present = 'CreateSecurityGroup.RequestId.present';

const sent = (parameters: Parameters, ...[first, ...again]: readonly [Came, ...Came[]]): Sent => ({
  observation: observer.create(parameters, first),
  again: again.map((came) => observer.create(parameters, came)),
  baselines: again
    .map(() => observer.create(base, ok))
    .concat(again.length > 0 ? observer.create(base, ok) : []),
});

const held = (
  it: Sent,
  measure: Partial<Measure> = {},
  capacity: readonly string[] = [],
): Contradiction | null =>
  contradictionIn(group, it, { basis: 'request', clause: 'any', twin: null, ...measure }, new Set(capacity));

describe('held against its request, an answer', () => {
  it.each([
    ['a valid request that is accepted', valid, ok],
    ['a valid request that is not answered', valid, 'timeout'],
    [
      'an invalid request that is refused as documented',
      invalid,
      refusedWith(400, 'InvalidTagKey.Malformed'),
    ],
    ['a request that the documents leave open', open, refused],
    ['a request that broke down at an open point', open, brokenDown],
  ] as const)('does not contradict for %s', (_, parameters, came) => {
    expect(held(sent(parameters, came))).toBeNull();
  });

  it.each([
    ['a valid request that is refused', valid, refused, false],
    ['a valid request that breaks down', valid, brokenDown, false],
    ['an invalid request that is let pass', invalid, ok, true],
    ['an invalid request that is refused in other words', invalid, refused, false],
    ['an invalid request that breaks down', invalid, brokenDown, false],
  ] as const)('contradicts for %s', (_, parameters, came, isHard) => {
    expect(held(sent(parameters, came))).toMatchObject({ isHard, isRepeated: false });
  });

  it('says what was expected and what came', () => {
    expect(held(sent(invalid, ok))).toMatchObject({
      expected: 'refused with 400 InvalidTagKey.Malformed',
      actual: 'accepted',
    });
  });

  it('contradicts hard where a check made a resource', () => {
    const checks = createObserver(policy);
    const observation = checks.create({ ...specimen.base(policy), DryRun: 'true' }, success(policy, 'spy-1'));
    const measure: Measure = { basis: 'request', clause: 'any', twin: null };
    expect(
      contradictionIn(policy, { observation, again: [], baselines: [] }, measure, new Set()),
    ).toMatchObject({ isHard: true });
  });

  it('is one of a full target where its code says so', () => {
    expect(held(sent(valid, refused), {}, ['InvalidParameter'])).toBeNull();
  });

  it('is repeated where it took several sendings to tell what it is due to', () => {
    expect(held(sent(valid, 'timeout', 'timeout'))).toMatchObject({
      isRepeated: true,
      actual: expect.stringContaining('no answer, time after time'),
    });
    expect(held(sent(valid, 'timeout', refused))).toMatchObject({ isRepeated: false });
  });

  it('is not repeated where a baseline alone told what it is due to', () => {
    const observation = observer.create(valid, refusedWith(403, 'InvalidAccessKeyId.NotFound'));
    const baselines = [observer.create(base, ok)];
    expect(held({ observation, again: [], baselines })).toMatchObject({ isRepeated: false });
    expect(held({ observation, again: [], baselines: [] })).toBeNull();
  });

  it('is judged at an open point that the twin was let pass at', () => {
    const long = tag(`see-http://${'a'.repeat(70)}`);
    expect(held(sent(long, ok))).toBeNull();
    expect(held(sent(long, ok), { twin: sent(open, ok) })).toMatchObject({ isHard: true });
    expect(held(sent(long, ok), { twin: sent(open, refused) })).toBeNull();
  });
});

describe('held against there being one at all, an answer', () => {
  it.each([
    [null, invalid, ok],
    [null, valid, refused],
    [null, open, refused],
    [null, valid, 'timeout'],
    ['answered with HTTP 500 InternalError', valid, brokenDown],
    ['answered with HTTP 500 InternalError', open, brokenDown],
  ] as const)('contradicts as %j, row %#', (actual, parameters, came) => {
    const found = held(sent(parameters, came), { basis: 'answered' });
    expect(found?.actual ?? null).toBe(actual);
  });

  it('never contradicts hard', () => {
    expect(held(sent(valid, brokenDown), { basis: 'answered' })).toMatchObject({
      expected: 'accepted or refused',
      isHard: false,
    });
  });
});

describe('held against its form, an answer', () => {
  const form: Partial<Measure> = { basis: 'form', clause: present };
  const mute = { body: { SecurityGroupId: 'sg-1' } };

  it('contradicts the clause that it is held against', () => {
    expect(held(sent(valid, mute), form)).toMatchObject({ isHard: false, isRepeated: false });
  });

  it('does not contradict that clause for the sake of another', () => {
    expect(held(sent(valid, mute), { ...form, clause: 'CreateSecurityGroup.Format.json' })).toBeNull();
  });

  it('does not contradict where its form is right, whatever it says', () => {
    expect(held(sent(valid, refused), form)).toBeNull();
    expect(held(sent(invalid, ok), form)).toBeNull();
  });
});
