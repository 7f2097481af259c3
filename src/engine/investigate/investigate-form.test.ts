import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { type Came, success } from '../../oracle/observer.test.kit.ts';
import { observationOf } from '../send/answered.ts';
import type { Conclusion } from './investigate-case.ts';
import { investigateForm } from './investigate-form.ts';
import { type Arrival, changed, createTarget, type Followed, follow } from './target.test.kit.ts';

const { group } = specimen;
const present = 'CreateSecurityGroup.RequestId.present';
const mute = { body: { SecurityGroupId: 'sg-1' } };

/** Looks into the form of the answer to a request with a name and a tag. */
function looked(
  wrong: (arrival: Arrival) => Came | null,
  isSent: (count: number) => boolean = () => true,
): Followed<Conclusion> {
  const target = createTarget(group, wrong);
  const planned = changed(target, {
    SecurityGroupName: 'Quarter-of-a-year',
    'Tag.1.Key': 'k',
    'Tag.1.Value': 'v',
  });
  const observation = observationOf(target.send(planned));
  const steps = investigateForm(
    { kind: 'form', clause: present, case: 'an answer', planned, observation },
    target.profile,
    new Set(),
  );
  return follow(steps, (ask, count) => (isSent(count) ? target.send(ask.planned) : null));
}

describe('looking into the form of an answer', () => {
  it('sends the request three times more, and nothing in between', () => {
    const { asks } = looked(() => mute);
    expect(asks.slice(0, 4).map(({ serial }) => serial)).toEqual([
      'confirm-1',
      'confirm-2',
      'confirm-3',
      'shrink-1',
    ]);
  });

  it('finds the smallest request that is answered so', () => {
    const { conclusion } = looked(() => mute);
    expect(conclusion).toMatchObject({
      kind: 'finding',
      basis: 'form',
      clause: present,
      twins: [],
      nearest: null,
      cure: null,
    });
    if (conclusion.kind !== 'finding') return;
    expect(conclusion.smallest.planned.parameters).toEqual({});
  });

  it('finds the smallest one of those that are accepted, where only these are answered so', () => {
    const { conclusion } = looked(({ values }) => ('RegionId' in values ? mute : null));
    expect(conclusion).toMatchObject({ smallest: { planned: { parameters: { RegionId: 'cn-hangzhou' } } } });
    if (conclusion.kind !== 'finding') return;
    expect(Object.keys(conclusion.smallest.planned.parameters)).toEqual(['RegionId']);
  });

  it('keeps what the form depends on', () => {
    const { conclusion } = looked(({ values }) => ('Tag.1.Key' in values ? mute : null));
    expect(conclusion).toMatchObject({ smallest: { planned: { parameters: { 'Tag.1.Key': 'k' } } } });
  });

  it('is unsteady when the next answers have the form that they must have', () => {
    const { conclusion, asks } = looked(({ count }) => (count === 1 ? mute : null));
    expect(conclusion).toMatchObject({ kind: 'dismissal', why: 'unsteady', seen: 1, sent: 6 });
    expect(asks).toHaveLength(5);
  });

  it('tries each smaller request three times where answers waver', () => {
    const { asks } = looked(({ count }) => (count % 2 === 1 ? mute : null));
    const tries = asks
      .filter(({ purpose }) => purpose === 'shrink')
      .map(({ planned }) => JSON.stringify(planned));
    expect(new Set(tries).size).toBeLessThan(tries.length);
  });

  it('sends twelve smaller requests at most', () => {
    const { asks } = looked(({ values }) => (values.SecurityGroupName === 'Quarter-of-a-year' ? mute : null));
    expect(asks.filter(({ purpose }) => purpose === 'shrink')).toHaveLength(12);
  });

  it('ends when the request cannot be sent again', () => {
    expect(
      looked(
        () => mute,
        () => false,
      ).conclusion,
    ).toMatchObject({
      kind: 'dismissal',
      why: 'ended',
      seen: 1,
      sent: 1,
    });
    expect(
      looked(
        () => mute,
        (count) => count < 3,
      ).conclusion,
    ).toMatchObject({ why: 'ended', seen: 3 });
  });

  it('has nothing to look into where the form is right', () => {
    const { asks, conclusion } = looked(({ count }) => success(group, `sg-${count}`));
    expect(asks).toEqual([]);
    expect(conclusion).toMatchObject({ kind: 'dismissal', why: 'ended' });
  });
});
