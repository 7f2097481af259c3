import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Observation } from '../observation.ts';
import { brokenDown, createObserver, refused, refusedWith, success } from '../observer.test.kit.ts';
import type { Reply } from '../read-reply.ts';
import { breakdownOf } from './breakdown.ts';

const { group } = specimen;
const observer = createObserver(group);
const base = specimen.base(group);
const accepted = observer.create(base, success(group, 'sg-1'));

/** The observation as if its answer had taken so long. */
const lasting = (observation: Observation, durationMs: number): Observation => ({
  ...observation,
  exchange: { ...observation.exchange, durationMs },
});
const usual = lasting(accepted, 20);
const down = (observation: Observation, beside: Observation | null = usual, reply?: Reply) =>
  breakdownOf(observation, reply ?? observation.reply, beside);
const page: Reply = { kind: 'refused', status: 405, code: '', message: '' };

describe('an answer', () => {
  it.each([
    ['an acceptance', accepted],
    ['a refusal', observer.create(base, refused)],
    ['a refusal that is late, but no later than ordinary ones may be', lasting(accepted, 150)],
  ])('is none that breaks down when it is %s', (_, observation) => {
    expect(down(observation)).toBeNull();
  });

  it('breaks down when the server says so', () => {
    expect(down(observer.create(base, brokenDown))).toContain('answered with');
  });

  it('breaks down when it takes many times as long as an ordinary one', () => {
    expect(down(lasting(accepted, 1000))).toBe('accepted after 1000 ms, where 20 ms are usual');
    expect(down(lasting(accepted, 999))).toBeNull();
    expect(down(lasting(accepted, 1000), lasting(accepted, 101))).toBeNull();
    expect(down(lasting(accepted, 60_000), null)).toBeNull();
  });

  it('breaks down when something else than the target has answered an ordinary request', () => {
    expect(down(accepted, usual, page)).toBe('refused with 405 and no Code');
  });

  it.each([
    ['all refusals have no Code', base, { ...page, irregular: true } as const],
    ['the request is longer than many a server takes', { ...base, Description: 'x'.repeat(1500) }, page],
    ['the documents have the request refused', { ...base, SecurityGroupName: 'http://a' }, page],
    ['it has a Code', base, { ...page, code: 'Firewall' }],
  ])('does not break down when %s', (_, parameters, reply) => {
    expect(down(observer.create(parameters, refusedWith(405, '')), usual, reply)).toBeNull();
  });
});
