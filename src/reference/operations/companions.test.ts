import { afterEach, describe, expect, it } from 'vitest';
import { vpcIdOf } from '../fixtures.ts';
import type { Reference } from '../reference-options.ts';
import { startReference } from '../start-reference.ts';
import { type Asked, ask, group, policy, type Told } from '../testing/ask.ts';

let reference: Reference;
afterEach(() => reference.close());

const region = { RegionId: 'cn-hangzhou' };
const describeGroups = (changes: Asked = {}): Promise<Told> =>
  ask(reference, { Action: 'DescribeSecurityGroups', ...region, ...changes });
const listPolicies = (changes: Asked = {}): Promise<Told> =>
  ask(reference, { Action: 'ListSecurityPolicies', ...changes });
const shape = (value: unknown): { readonly [name: string]: unknown } => ({ ...Object(value) });
const namesIn = ({ fields }: Told): readonly unknown[] => {
  const groups = shape(fields.SecurityGroups).SecurityGroup ?? fields.SecurityPolicies;
  return Array.isArray(groups)
    ? groups.map((one) => shape(one).SecurityGroupName ?? shape(one).SecurityPolicyName)
    : [];
};

describe('DescribeSecurityGroups', () => {
  const names = Array.from({ length: 25 }, (_, index) => `group${index}`);
  const start = async (): Promise<readonly string[]> => {
    reference = await startReference();
    const ids = [];
    for (const [index, SecurityGroupName] of names.entries()) {
      const vpc = index === 3 ? { VpcId: vpcIdOf('cn-hangzhou', 2) } : {};
      const tag = { 'Tag.1.Key': 'number', 'Tag.1.Value': String(index % 5) };
      const { fields } = await ask(reference, group({ SecurityGroupName, ...vpc, ...tag }));
      ids.push(String(fields.SecurityGroupId));
    }
    return ids;
  };

  it('pages by token, and every group comes once although some are deleted meanwhile', async () => {
    const [, , last] = await start();
    const first = await describeGroups({ MaxResults: '3' });
    await ask(reference, { Action: 'DeleteSecurityGroup', ...region, SecurityGroupId: last ?? '' });
    const found = [...namesIn(first)];
    for (let page = first; page.fields.NextToken !== ''; ) {
      page = await describeGroups({ MaxResults: '3', NextToken: String(page.fields.NextToken) });
      found.push(...namesIn(page));
    }
    expect(found).toEqual(names);
  });

  it('pages by number', async () => {
    await start();
    const page = await describeGroups({ PageNumber: '3', PageSize: '10' });
    expect(namesIn(page)).toEqual(names.slice(20));
    expect(page.fields.TotalCount).toBe(25);
  });

  it('filters', async () => {
    const ids = await start();
    expect(namesIn(await describeGroups({ SecurityGroupIds: JSON.stringify([ids[7], 'sg-x']) }))).toEqual([
      'group7',
    ]);
    expect(namesIn(await describeGroups({ SecurityGroupName: 'group9' }))).toEqual(['group9']);
    expect(namesIn(await describeGroups({ VpcId: vpcIdOf('cn-hangzhou', 2) }))).toEqual(['group3']);
    const tagged = await describeGroups({ 'Tag.1.Key': 'number', 'Tag.1.Value': '4' });
    expect(namesIn(tagged)).toEqual(['group4', 'group9', 'group14', 'group19', 'group24']);
    expect(namesIn(await describeGroups({ RegionId: 'cn-shanghai' }))).toEqual([]);
  });

  it.each([
    { MaxResults: '0' },
    { MaxResults: '101' },
    { NextToken: '%%%' },
    { PageSize: '51' },
    { PageNumber: 'x' },
    { SecurityGroupIds: 'sg-1' },
    { RegionId: '' },
    { RegionId: 'x' },
  ])('refuses %o', async (changes) => {
    reference = await startReference();
    const { status } = await describeGroups(changes);
    expect([400, 404]).toContain(status);
  });
});

describe('the other companions', () => {
  it('show that a new group lets its members talk and has no rules', async () => {
    reference = await startReference();
    const { fields } = await ask(reference, group());
    const id = { SecurityGroupId: String(fields.SecurityGroupId) };
    const shown = await ask(reference, { Action: 'DescribeSecurityGroupAttribute', ...region, ...id });
    expect(shown.fields).toMatchObject({ InnerAccessPolicy: 'Accept', Permissions: { Permission: [] } });
  });

  it.each([
    [
      { Action: 'DeleteSecurityGroup', ...region, SecurityGroupId: 'sg-none' },
      'InvalidSecurityGroupId.NotFound',
    ],
    [
      { Action: 'DescribeSecurityGroupAttribute', ...region, SecurityGroupId: 'x' },
      'InvalidSecurityGroupId.NotFound',
    ],
    [{ Action: 'DeleteSecurityGroup', ...region }, 'MissingParameter.SecurityGroupId'],
    [{ Action: 'DeleteSecurityPolicy', SecurityPolicyId: 'scp-none' }, 'ResourceNotFound.SecurityPolicy'],
    [{ Action: 'DeleteSecurityPolicy' }, 'MissingParameter.SecurityPolicyId'],
  ])('refuse %o', async (asked, code) => {
    reference = await startReference();
    expect((await ask(reference, asked)).fields.Code).toBe(code);
  });

  it('list regions, networks and the policies of the system', async () => {
    reference = await startReference();
    const regions = await ask(reference, { Action: 'DescribeRegions' });
    expect(regions.text).toMatch(/cn-hangzhou.*cn-shanghai.*cn-beijing/);
    const vpcs = await ask(reference, {
      Action: 'DescribeVpcs',
      Version: '2016-04-28',
      RegionId: 'cn-shanghai',
    });
    expect(vpcs.fields).toMatchObject({ TotalCount: 2, Vpcs: { Vpc: [{ Status: 'Available' }, {}] } });
    const policies = await ask(reference, { Action: 'ListSystemSecurityPolicies' });
    expect(policies.status).toBe(200);
  });

  it('list policies by id and by name, page by page', async () => {
    reference = await startReference();
    for (const SecurityPolicyName of ['p1', 'p2', 'p3']) await ask(reference, policy({ SecurityPolicyName }));
    const first = await listPolicies({ MaxResults: '2' });
    const second = await listPolicies({ MaxResults: '2', NextToken: String(first.fields.NextToken) });
    expect([namesIn(first), namesIn(second)]).toEqual([['p1', 'p2'], ['p3']]);
    expect(second.fields.NextToken).toBeUndefined();
    expect(namesIn(await listPolicies({ 'SecurityPolicyNames.1': 'p2' }))).toEqual(['p2']);
    const [, , third] = reference.resources().securityPolicies;
    expect(namesIn(await listPolicies({ 'SecurityPolicyIds.1': third?.id ?? '' }))).toEqual(['p3']);
  });

  it('try a deletion out without deleting', async () => {
    reference = await startReference();
    const id = { SecurityPolicyId: String((await ask(reference, policy())).fields.SecurityPolicyId) };
    const asked = { Action: 'DeleteSecurityPolicy', ...id };
    expect((await ask(reference, { ...asked, DryRun: 'true' })).fields.Code).toBe('DryRunOperation');
    expect(await ask(reference, asked)).toMatchObject({ status: 200 });
    expect(await ask(reference, asked)).toMatchObject({ status: 404 });
  });
});

it('with a delay, readers see creations and deletions late', async () => {
  let now = 1_000_000;
  reference = await startReference({ consistencyDelayMs: 500, clock: () => now });
  const { fields } = await ask(reference, group());
  const remove = {
    Action: 'DeleteSecurityGroup',
    ...region,
    SecurityGroupId: String(fields.SecurityGroupId),
  };
  expect(namesIn(await describeGroups())).toEqual([]);
  expect(await ask(reference, remove)).toMatchObject({ status: 404 });
  now += 500;
  expect(namesIn(await describeGroups())).toEqual(['ab']);
  expect(await ask(reference, remove)).toMatchObject({ status: 200 });
  expect(namesIn(await describeGroups())).toEqual(['ab']);
  expect(reference.resources().securityGroups).toEqual([]);
  now += 500;
  expect(namesIn(await describeGroups())).toEqual([]);
});
