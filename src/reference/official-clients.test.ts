import { createRequire } from 'node:module';
import type PopCore from '@alicloud/pop-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reference } from './reference-options.ts';
import { startReference } from './start-reference.ts';

// The packages are CommonJS with a default export, which Node and Vitest import differently; require is the same.
const require = createRequire(import.meta.url);
const ecs = require('@alicloud/ecs20140526') as typeof import('@alicloud/ecs20140526');
const alb = require('@alicloud/alb20200616') as typeof import('@alicloud/alb20200616');
const RpcClient = require('@alicloud/pop-core') as typeof PopCore;

const pair = { accessKeyId: 'testid', accessKeySecret: "test'secret" };
const temporary = { ...pair, securityToken: 'temporary+token/==' };
const oddName = "组*'()!~:_-";

let reference: Reference;
afterEach(() => reference.close());

describe.each([
  ['V3', {}],
  ['V1', { signatureAlgorithm: 'v2' }],
])('the official typed clients, signing %s', (_version, algorithm) => {
  // The clients only read the fields of their configuration; its class is in no package of theirs.
  const configure = (credentials: object): ConstructorParameters<typeof ecs.default>[0] =>
    ({
      ...credentials,
      ...algorithm,
      protocol: 'http',
      endpoint: new URL(reference.url).host,
      regionId: 'cn-hangzhou',
    }) as ConstructorParameters<typeof ecs.default>[0];

  it.each([
    ['a lasting pair', pair],
    ['a temporary pair', temporary],
  ])('create, show and delete a security group with %s', async (_kind, credentials) => {
    reference = await startReference({ signature: 'required', credentials });
    const client = new ecs.default(configure(credentials));
    const created = await client.createSecurityGroup(
      new ecs.CreateSecurityGroupRequest({
        regionId: 'cn-hangzhou',
        securityGroupName: '安全组:a_1-',
        description: "a 'description' (with) *everything* ~ & = + % !",
        clientToken: "a token *'()!~ &=+%",
        tag: [new ecs.CreateSecurityGroupRequestTag({ key: 'k&1', value: '' })],
      }),
    );
    const id = created.body?.securityGroupId;
    const shown = await client.describeSecurityGroups(
      new ecs.DescribeSecurityGroupsRequest({
        regionId: 'cn-hangzhou',
        securityGroupIds: JSON.stringify([id]),
      }),
    );
    const group = shown.body?.securityGroups?.securityGroup?.[0];
    expect(group?.securityGroupName).toBe('安全组:a_1-');
    expect(group?.description).toBe("a 'description' (with) *everything* ~ & = + % !");
    expect(group?.tags?.tag?.map(({ tagKey, tagValue }) => [tagKey, tagValue])).toEqual([['k&1', '']]);
    await client.deleteSecurityGroup(
      new ecs.DeleteSecurityGroupRequest({ regionId: 'cn-hangzhou', securityGroupId: id ?? '' }),
    );
    expect(reference.resources().securityGroups).toEqual([]);
  });

  it('create, list and delete a security policy', async () => {
    reference = await startReference({ signature: 'required', credentials: pair });
    const client = new alb.default(configure(pair));
    const created = await client.createSecurityPolicy(
      new alb.CreateSecurityPolicyRequest({
        securityPolicyName: 'a.b_c-1',
        TLSVersions: ['TLSv1.2', 'TLSv1.3'],
        ciphers: ['AES128-SHA', 'TLS_AES_128_CCM_8_SHA256'],
      }),
    );
    const id = created.body?.securityPolicyId ?? '';
    const listed = await client.listSecurityPolicies(
      new alb.ListSecurityPoliciesRequest({ securityPolicyIds: [id], maxResults: 10 }),
    );
    const policy = listed.body?.securityPolicies?.[0];
    expect(policy?.TLSVersions).toEqual(['TLSv1.2', 'TLSv1.3']);
    expect(policy?.ciphers).toEqual(['AES128-SHA', 'TLS_AES_128_CCM_8_SHA256']);
    await client.deleteSecurityPolicy(new alb.DeleteSecurityPolicyRequest({ securityPolicyId: id }));
    expect(reference.resources().securityPolicies).toEqual([]);
  });

  it('are told the code of a refusal', async () => {
    reference = await startReference({ signature: 'required', credentials: pair });
    const client = new alb.default(configure(pair));
    const dryRun = client.createSecurityPolicy(
      new alb.CreateSecurityPolicyRequest({
        securityPolicyName: 'ab',
        TLSVersions: ['TLSv1.2'],
        ciphers: ['AES128-SHA'],
        dryRun: true,
      }),
    );
    await expect(dryRun).rejects.toMatchObject({ code: 'DryRunOperation', statusCode: 400 });
  });
});

describe.each(['GET', 'POST'])('the official core client, by %s', (method) => {
  beforeEach(async () => {
    reference = await startReference({ signature: 'required', credentials: temporary });
  });
  const clientOf = (apiVersion: string): PopCore =>
    new RpcClient({ ...temporary, endpoint: reference.url, apiVersion });

  it('creates, shows and deletes a security group', async () => {
    const client = clientOf('2014-05-26');
    const region = { RegionId: 'cn-hangzhou' };
    const created = await client.request<{ SecurityGroupId: string }>(
      'CreateSecurityGroup',
      { ...region, SecurityGroupName: '组ab', Description: oddName, Tag: [{ Key: 'k', Value: 'v v' }] },
      { method },
    );
    const shown = await client.request<{ SecurityGroups: { SecurityGroup: readonly object[] } }>(
      'DescribeSecurityGroups',
      { ...region, SecurityGroupIds: JSON.stringify([created.SecurityGroupId]) },
      { method },
    );
    expect(shown.SecurityGroups.SecurityGroup).toMatchObject([
      { SecurityGroupName: '组ab', Description: oddName, Tags: { Tag: [{ TagKey: 'k', TagValue: 'v v' }] } },
    ]);
    await client.request(
      'DeleteSecurityGroup',
      { ...region, SecurityGroupId: created.SecurityGroupId },
      { method },
    );
    expect(reference.resources().securityGroups).toEqual([]);
  });

  it('creates, lists and deletes a security policy', async () => {
    const client = clientOf('2020-06-16');
    const created = await client.request<{ SecurityPolicyId: string }>(
      'CreateSecurityPolicy',
      { SecurityPolicyName: 'ab', TLSVersions: ['TLSv1.2'], Ciphers: ['AES128-SHA'] },
      { method },
    );
    const listed = await client.request('ListSecurityPolicies', {}, { method });
    expect(listed).toMatchObject({ TotalCount: 1, SecurityPolicies: [{ SecurityPolicyName: 'ab' }] });
    await client.request('DeleteSecurityPolicy', { SecurityPolicyId: created.SecurityPolicyId }, { method });
    expect(reference.resources().securityPolicies).toEqual([]);
  });

  it('is told the code of a refusal', async () => {
    const refused = clientOf('2014-05-26').request(
      'CreateSecurityGroup',
      { RegionId: 'nowhere' },
      { method },
    );
    await expect(refused).rejects.toMatchObject({ code: 'InvalidRegionId.NotFound' });
  });
});
