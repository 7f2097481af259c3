import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import { isTwinKept } from '../../oracle/claims/evaluate-finding.ts';
import { refused, success } from '../../oracle/observer.test.kit.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import { type Blamed, blame } from './blame.ts';
import { type Arrival, changed, createTarget, type Followed, follow } from './target.test.kit.ts';

const { group } = specimen;
const isKept = ({ sent }: Answered) => isTwinKept(group, sent, new Set());

/** Looks for the clause that the refusal of the baseline with `change` is due to. */
function blamed(
  change: Readonly<Record<string, string | null>>,
  isRefused: (arrival: Arrival) => boolean,
  {
    chances = 1,
    clause = 'SecurityGroupName.length',
    way = {},
  }: {
    readonly chances?: number;
    readonly clause?: string;
    readonly way?: Partial<PlannedRequest>;
  } = {},
): Followed<Blamed | null> {
  const target = createTarget(group, (arrival) => (isRefused(arrival) ? refused : null));
  const planned = changed(target, change, way);
  const first = target.send(planned);
  const of = {
    contract: group,
    baseline: target.baseline,
    planned,
    values: observationOf(first).values,
    clause: `CreateSecurityGroup.${clause}`,
  };
  return follow(blame(of, chances, isKept), (ask) => target.send(ask.planned));
}

const nameOf = ({ values }: Arrival) => values.SecurityGroupName ?? '';
const isCapital = (arrival: Arrival) => /^Q/.test(nameOf(arrival));

describe('blaming a clause for a refusal', () => {
  it('asks for the request without the value that the likeliest clause is about', () => {
    const { asks } = blamed({ SecurityGroupName: 'Qu' }, isCapital);
    expect(asks.map(({ serial, purpose }) => [serial, purpose])).toEqual([['blame-1/1', 'blame']]);
    expect(asks[0]?.planned.parameters.SecurityGroupName).toBe('wu');
  });

  it('blames the first whose request is accepted, and shows that request', () => {
    const { conclusion, answers } = blamed({ SecurityGroupName: 'Qu' }, isCapital);
    expect(conclusion).toEqual({ clause: 'CreateSecurityGroup.SecurityGroupName.first', cure: answers[0] });
  });

  it('goes on to the next suspect when one is refused as well', () => {
    const { conclusion, asks, answers } = blamed({ SecurityGroupName: 'w_' }, (arrival) =>
      nameOf(arrival).includes('_'),
    );
    expect(asks.map(({ serial }) => serial)).toEqual(['blame-1/1', 'blame-2/1']);
    expect(conclusion).toEqual({
      clause: 'CreateSecurityGroup.SecurityGroupName.charset',
      cure: answers[1],
    });
  });

  it('blames nobody when everything is refused', () => {
    const { conclusion, asks } = blamed({ SecurityGroupName: 'Qu' }, () => true);
    expect(conclusion).toBeNull();
    expect(asks.length).toBeGreaterThan(2);
  });

  it('asks for as many acceptances as it is given chances', () => {
    const { conclusion, asks, answers } = blamed({ SecurityGroupName: 'Qu' }, isCapital, { chances: 3 });
    expect(asks.map(({ serial }) => serial)).toEqual(['blame-1/1', 'blame-1/2', 'blame-1/3']);
    expect(new Set(asks.map(({ planned }) => planned)).size).toBe(1);
    expect(conclusion?.cure).toBe(answers[2]);
  });

  it('does not blame what is refused once among its chances', () => {
    const { conclusion, asks } = blamed(
      { SecurityGroupName: 'Qu' },
      (arrival) => isCapital(arrival) || arrival.count === 3,
      { chances: 3 },
    );
    expect(asks.slice(0, 3).map(({ serial }) => serial)).toEqual(['blame-1/1', 'blame-1/2', 'blame-2/1']);
    expect(conclusion?.clause).not.toBe('CreateSecurityGroup.SecurityGroupName.first');
  });

  it('blames nobody when nothing can be sent', () => {
    const target = createTarget(group, () => refused);
    const planned = changed(target, { SecurityGroupName: 'Qu' });
    const of = { contract: group, baseline: target.baseline, planned, values: planned.parameters };
    const clause = 'CreateSecurityGroup.SecurityGroupName.length';
    expect(follow(blame({ ...of, clause }, 2, isKept), () => null).conclusion).toBeNull();
  });

  it('blames a rule that is turned round without a cure to show', () => {
    const target = createTarget(group, (arrival) =>
      /^\d/.test(nameOf(arrival)) ? success(group, `turned-${arrival.count}`) : refused,
    );
    const planned = changed(target, { SecurityGroupName: 'ww' });
    const of = { contract: group, baseline: target.baseline, planned, values: planned.parameters };
    const clause = 'CreateSecurityGroup.SecurityGroupName.first';
    const steps = blame({ ...of, clause }, 1, isKept);
    const { conclusion, asks } = follow(steps, (ask) => target.send(ask.planned));
    expect(conclusion).toEqual({ clause, cure: null });
    expect(asks.at(-1)?.planned.parameters.SecurityGroupName).toBe('0w');
  });

  it('blames the way a request is carried when it is accepted as usual', () => {
    const { conclusion, asks } = blamed({}, ({ planned }) => planned.method === 'GET', {
      way: { method: 'GET' },
    });
    expect(conclusion?.clause).toBe('CreateSecurityGroup.Transport.get');
    expect(asks[0]?.planned).toMatchObject({ method: 'POST', place: 'query' });
  });

  it('never asks for a parameter that is neither in the request nor in the baseline', () => {
    const { asks } = blamed({ SecurityGroupName: 'Qu' }, () => true);
    for (const { planned } of asks) expect(Object.keys(planned.parameters)).not.toContain('Tag.1.Key');
  });
});
