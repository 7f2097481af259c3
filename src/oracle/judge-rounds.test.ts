import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Parameters } from '../contract/test-case.ts';
import type { QuotaProperty } from './claims/quota-claim.ts';
import type { Resource } from './listed-resources.ts';
import type { Observation } from './observation.ts';
import { brokenDown, type Came, createObserver, refused, success } from './observer.test.kit.ts';
import { judgeRound } from './quota.ts';

const { group } = specimen;
const observer = createObserver(group);
const base = specimen.base(group);
const made = (id: string, parameters: Parameters = base) => observer.create(parameters, success(group, id));
const held = (...ids: readonly string[]): readonly Resource[] =>
  ids.map((id) => ({
    id,
    tree: {
      SecurityGroupId: id,
      SecurityGroupName: base.SecurityGroupName ?? '',
      Description: base.Description ?? '',
    },
  }));
const judged = (
  property: QuotaProperty,
  creates: readonly Observation[],
  listed: readonly Resource[] | null,
  isShared: (id: string) => boolean = () => false,
) =>
  judgeRound(
    group,
    property,
    { creates, listed, repeated: null, known: [], isShared },
    { number: 2, filled: 2 },
  ).kind;

describe('many requests at once for the last place', () => {
  const both = [made('sg-2'), made('sg-3')];

  it('leave as much as there may be', () => {
    expect(judged('last-place', [made('sg-2'), observer.create(base, refused)], held('sg-1', 'sg-2'))).toBe(
      'kept',
    );
    expect(judged('last-place', both, held('sg-1', 'sg-2', 'sg-3'))).toBe('contradicts');
  });

  it('tell nothing where nothing is listed, or none was accepted', () => {
    expect(judged('last-place', both, null)).toBe('inconclusive');
    expect(judged('last-place', [observer.create(base, refused)], held('sg-1'))).toBe('inconclusive');
  });
});

describe('what was created', () => {
  it('is shown, and as it was asked for, however much there is', () => {
    expect(judged('shown-when-full', [made('sg-1'), made('sg-2')], held('sg-1', 'sg-2'))).toBe('kept');
    expect(judged('shown-when-full', [made('sg-1'), made('sg-2')], held('sg-1'))).toBe('contradicts');
    const other = made('sg-1', { ...base, Description: 'other' });
    expect(judged('shown-when-full', [other], held('sg-1'))).toBe('contradicts');
  });

  it('tells nothing where it cannot be asked for', () => {
    expect(judged('shown-when-full', [made('sg-1')], null)).toBe('inconclusive');
    expect(judged('shown-when-full', [observer.create(base, refused)], held())).toBe('inconclusive');
    expect(judged('shown-when-full', [], held())).toBe('inconclusive');
    expect(judged('shown-when-full', [made('sg-1')], held(), (id) => id === 'sg-1')).toBe('inconclusive');
  });
});

describe('an ordinary request behind an odd one', () => {
  const odd = observer.create({ ...base, Description: 'a\0b' }, refused);
  const behind = (came: Came) =>
    judged('accepted-after', [made('sg-1'), odd, observer.create(base, came)], null);

  it('is accepted as before', () => {
    expect(behind(success(group, 'sg-2'))).toBe('kept');
    expect(behind(brokenDown)).toBe('contradicts');
  });

  it('tells nothing when it is refused, not answered or was not accepted before', () => {
    expect(behind(refused)).toBe('inconclusive');
    expect(behind('timeout')).toBe('inconclusive');
    expect(judged('accepted-after', [odd, odd, observer.create(base, brokenDown)], null)).toBe(
      'inconclusive',
    );
    expect(judged('accepted-after', [made('sg-1'), odd], null)).toBe('inconclusive');
  });
});

describe('the same once more when nothing of it is left', () => {
  const other = made('sg-2', { ...base, Description: 'other' });
  const again = (came: Came) =>
    judged('accepted-again', [made('sg-1'), other, observer.create(base, came)], null);

  it('is accepted, as it was before and as the same with other texts is', () => {
    expect(again(success(group, 'sg-3'))).toBe('kept');
    expect(again(refused)).toBe('contradicts');
  });

  it('tells nothing where there is no answer, or where other texts are refused too', () => {
    expect(again('timeout')).toBe('inconclusive');
    const turnedDown = observer.create(base, refused);
    expect(judged('accepted-again', [made('sg-1'), turnedDown, turnedDown], null)).toBe('inconclusive');
  });
});
