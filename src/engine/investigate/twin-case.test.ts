import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { TestCase } from '../../contract/test-case.ts';
import { refused, refusedWith, success } from '../../oracle/observer.test.kit.ts';
import { type Arrival, changed, createTarget } from './target.test.kit.ts';
import { twinCase } from './twin-case.ts';

const { group } = specimen;
const otherwise = 'CreateSecurityGroup.Tag.count';

/** The case of the baseline with `change`, which a target answers wrongly. */
function caseOf(
  change: Readonly<Record<string, string | null>>,
  {
    isWrong = () => true,
    capacity = [],
  }: { readonly isWrong?: (arrival: Arrival) => boolean; readonly capacity?: readonly string[] } = {},
): TestCase | null {
  const target = createTarget(group, (arrival) => {
    if (!isWrong(arrival)) return null;
    return arrival.expectation.kind === 'accept' ? refused : success(group, 'sg-wrong');
  });
  return twinCase(target.profile, target.send(changed(target, change)), otherwise, new Set(capacity));
}

describe('a control that is wrong itself', () => {
  it('is no case where it was answered as it must be', () => {
    expect(caseOf({ SecurityGroupName: 'Quarter' }, { isWrong: () => false })).toBeNull();
  });

  it('is no case where the target only said that it is full', () => {
    expect(caseOf({ SecurityGroupName: 'Quarter' }, { capacity: ['InvalidParameter'] })).toBeNull();
  });

  it('is no case where the documents leave its answer open', () => {
    expect(caseOf({ Description: 'a space' })).toBeNull();
  });

  it.each([
    ['a name', { SecurityGroupName: 'Quarter' }, 'CreateSecurityGroup.SecurityGroupName.length'],
    ['no name', { SecurityGroupName: null }, 'CreateSecurityGroup.SecurityGroupName.length'],
    ['a tag', { 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' }, 'CreateSecurityGroup.Tag.count'],
    ['a VPC', { VpcId: 'vpc-known' }, 'CreateSecurityGroup.VpcId.exists'],
    [
      'a name before a tag',
      { 'Tag.1.Key': 'k', 'Tag.1.Value': 'v', SecurityGroupName: 'Quarter' },
      'CreateSecurityGroup.SecurityGroupName.length',
    ],
    ['a token of its own kind', { ClientToken: 'A-{fresh:9}' }, 'CreateSecurityGroup.ClientToken.length'],
    [
      'a tag before a token',
      { ClientToken: 'A-{fresh:9}', 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' },
      'CreateSecurityGroup.Tag.count',
    ],
    ['nothing but a token like any other', {}, otherwise],
    ['a region, of which no clause speaks so', { RegionId: 'cn-beijing' }, otherwise],
  ] as const)('is a valid case about %s', (_, change, clause) => {
    expect(caseOf(change)).toMatchObject({ clause, side: 'accept', label: 'a valid twin' });
  });

  it('is an invalid case about the clause that it breaks', () => {
    expect(caseOf({ 'Tag.1.Key': 'acs:k', 'Tag.1.Value': 'v' })).toMatchObject({
      clause: 'CreateSecurityGroup.Tag.Key.prefix',
      side: 'refuse',
      label: 'a fault in plain form',
    });
  });

  it('is an invalid case too where it was refused in other words than documented', () => {
    const target = createTarget(group, () => refusedWith(400, 'Another'));
    const answered = target.send(changed(target, { 'Tag.1.Key': 'acs:k', 'Tag.1.Value': 'v' }));
    expect(twinCase(target.profile, answered, otherwise, new Set())).toMatchObject({ side: 'refuse' });
  });

  it('sends the same request, with no twin of its own', () => {
    const it = caseOf({ SecurityGroupName: 'Quarter' });
    expect(it).toMatchObject({ twin: null, control: null, answered: false });
    expect(it?.request.parameters).toMatchObject({ SecurityGroupName: 'Quarter', ClientToken: '{fresh:24}' });
  });

  it('has one name for each request', () => {
    const ids = [caseOf({ SecurityGroupName: 'Quarter' }), caseOf({ SecurityGroupName: 'Quarter' })];
    expect(ids[0]?.id).toBe(ids[1]?.id);
    expect(ids[0]?.id).toMatch(/^CreateSecurityGroup\.SecurityGroupName\.length\/accept\/twin-[0-9a-f]{12}$/);
    expect(caseOf({ SecurityGroupName: 'Another' })?.id).not.toBe(ids[0]?.id);
  });
});
