import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownerAccount, resourceGroupId, vpcIdOf } from './fixtures.ts';
import type { Reference } from './reference-options.ts';
import { startReference } from './start-reference.ts';
import { ask, group, policy } from './testing/ask.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await startReference({ quota: 100_000 });
});
afterAll(() => reference.close());

const letters = (count: number): string => 'a'.repeat(count);
const chinese = (count: number): string => '组'.repeat(count);
const unprintable = ['ab\n', 'a\nb', 'ab\r\n', 'a\tb', 'a\0b', 'ab\u{1f}', 'a\u{7f}'];
const tags = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`Tag.${index + 1}.Key`, `key${index}`]));
const vpcId = vpcIdOf('cn-hangzhou', 1);
const deleteAll = async (): Promise<void> => {
  for (const { id, region } of reference.resources().securityGroups) {
    await ask(reference, { Action: 'DeleteSecurityGroup', RegionId: region, SecurityGroupId: id });
  }
};

describe('CreateSecurityGroup accepts', () => {
  it.each<Record<string, string | undefined>>([
    { SecurityGroupName: undefined },
    { SecurityGroupName: 'ab' },
    { SecurityGroupName: letters(128) },
    { SecurityGroupName: chinese(128) },
    { SecurityGroupName: '组9:_-Zz' },
    { SecurityGroupName: 'Xhttp' },
    { Description: 'ab' },
    { Description: letters(256) },
    { Description: chinese(256) },
    { Description: 'see http://example.com' },
    { Description: 'http:/ is no prefix' },
    tags(20),
    { 'Tag.1.Key': letters(64), 'Tag.1.Value': letters(128) },
    { 'Tag.1.Key': chinese(64), 'Tag.1.Value': chinese(128) },
    { 'Tag.1.Key': 'k', 'Tag.1.Value': '' },
    { 'Tag.1.Key': 'my-aliyun', 'Tag.1.Value': 'acs' },
    { 'Tag.1.key': 'k', 'Tag.1.value': 'v' },
    { ClientToken: letters(64) },
    { ClientToken: '~' },
    { VpcId: vpcId },
    { ResourceGroupId: resourceGroupId, OwnerAccount: ownerAccount },
  ])('%o', async (changes) => {
    const told = await ask(reference, group(changes));
    expect(told.fields).toMatchObject({ SecurityGroupId: expect.stringMatching(/^sg-./) });
    await deleteAll();
  });
});

describe('CreateSecurityGroup refuses', () => {
  const malformedKey = [400, 'InvalidTagKey.Malformed'] as const;
  const malformedValue = [400, 'InvalidTagValue.Malformed'] as const;
  const faults: readonly (readonly [Record<string, string | undefined>, (readonly [number, string])?])[] = [
    [{ RegionId: undefined }],
    [{ RegionId: 'cn-nowhere' }],
    ...[
      'a',
      letters(129),
      chinese(129),
      '1a',
      '-a',
      '组 a',
      'a.b',
      'a/b',
      'http://a',
      'https://a',
      ...unprintable,
    ].map((SecurityGroupName) => [{ SecurityGroupName }] as const),
    ...['a', letters(257), chinese(257), 'http://', 'https://a'].map(
      (Description) => [{ Description }] as const,
    ),
    [tags(21)],
    [{ 'Tag.21.Key': 'k' }],
    ...['', letters(65), chinese(65), 'aliyun', 'acs:k', 'http://k', 'https://k'].flatMap((key) => [
      [{ 'Tag.1.Key': key }, malformedKey] as const,
      [{ 'Tag.1.key': key }, malformedKey] as const,
    ]),
    ...[letters(129), chinese(129), 'aliyunv', 'acs:', 'http://', 'https://v'].flatMap((value) => [
      [{ 'Tag.2.Key': 'k', 'Tag.2.Value': value }, malformedValue] as const,
      [{ 'Tag.2.key': 'k', 'Tag.2.value': value }, malformedValue] as const,
    ]),
    [{ ClientToken: letters(65) }],
    [{ ClientToken: 'tokené' }],
    [{ ClientToken: '令牌' }],
    [{ VpcId: 'vpc-unknown' }, [404, 'InvalidVpcId.NotFound']],
    [{ VpcId: vpcIdOf('cn-shanghai', 1) }, [404, 'InvalidVpcId.NotFound']],
    [{ ResourceGroupId: 'rg-unknown' }],
    [{ OwnerAccount: 'nobody@reference.example' }],
  ];
  it.each(faults.map(([changes, error]) => ({ changes, error })))('$changes', async ({ changes, error }) => {
    const { status, fields } = await ask(reference, group(changes));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(fields).toMatchObject({ Code: error?.[1] ?? expect.any(String), Message: expect.any(String) });
    expect(status).toBe(error?.[0] ?? status);
    expect(reference.resources().securityGroups).toEqual([]);
  });

  it('a request without a VPC where groups live in VPCs only', async () => {
    const vpcOnly = await startReference({ vpcOnly: true });
    const { status, fields } = await ask(vpcOnly, group());
    expect([status, fields.Code]).toEqual([403, 'InvalidVpcId.NotFound']);
    expect(await ask(vpcOnly, group({ VpcId: vpcId }))).toMatchObject({ status: 200 });
    await vpcOnly.close();
  });
});

const versions = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const early = ['AES128-SHA', 'AES256-SHA', 'DES-CBC3-SHA'];
const only12 = [
  'ECDHE-RSA-AES128-SHA256',
  'ECDHE-RSA-AES256-SHA384',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA256',
  'AES256-SHA256',
];
const only13 = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_CCM_SHA256',
  'TLS_AES_128_CCM_8_SHA256',
];
const supported = (version: string): readonly string[] =>
  version === 'TLSv1.3' ? only13 : version === 'TLSv1.2' ? [...early, ...only12] : early;
const listOf = (name: string, values: readonly string[]): Record<string, string | undefined> => ({
  [`${name}.1`]: undefined,
  ...Object.fromEntries(values.map((value, index) => [`${name}.${index + 1}`, value])),
});

describe('CreateSecurityPolicy', () => {
  const subsets = Array.from({ length: 15 }, (_, index) =>
    versions.filter((_version, bit) => ((index + 1) >> bit) & 1),
  );
  it.each(subsets.map((subset) => [subset.join(' '), subset] as const))(
    'takes each cipher that one of %s supports, and no other',
    async (_title, subset) => {
      for (const cipher of [...early, ...only12, ...only13]) {
        const changes = { ...listOf('TLSVersions', subset), 'Ciphers.1': cipher };
        const { status } = await ask(reference, policy(changes));
        expect([cipher, status]).toEqual([
          cipher,
          subset.some((one) => supported(one).includes(cipher)) ? 200 : 400,
        ]);
      }
    },
  );

  it.each<Record<string, string | undefined>>([
    { SecurityPolicyName: letters(128) },
    { SecurityPolicyName: 'Z9._-' },
    { ClientToken: letters(64) },
    { DryRun: 'false' },
    { ResourceGroupId: resourceGroupId },
    { 'Ciphers.1': undefined, Ciphers: '["AES128-SHA"]' },
  ])('accepts %o', async (changes) => {
    const { fields } = await ask(reference, policy(changes));
    expect(fields).toMatchObject({ SecurityPolicyId: expect.stringMatching(/^scp-./) });
  });

  it.each<Record<string, string | undefined>>([
    { SecurityPolicyName: undefined },
    { SecurityPolicyName: 'a' },
    { SecurityPolicyName: letters(129) },
    { SecurityPolicyName: '1a' },
    { SecurityPolicyName: '_a' },
    { SecurityPolicyName: 'a:b' },
    { SecurityPolicyName: 'a b' },
    ...unprintable.map((SecurityPolicyName) => ({ SecurityPolicyName })),
    { 'TLSVersions.1': undefined },
    { 'TLSVersions.1': 'TLSv1.4' },
    { 'TLSVersions.1': '' },
    { 'TLSVersions.2': 'SSLv3' },
    { 'TLSVersions.1': 'constructor' },
    { 'Ciphers.1': undefined },
    { 'Ciphers.1': 'RC4-MD5' },
    { 'Ciphers.2': 'TLS_AES_128_GCM_SHA256' },
    { ClientToken: letters(65) },
    { ClientToken: 'é' },
    { ResourceGroupId: 'rg-unknown' },
  ])('refuses %o, dry run or not', async (changes) => {
    const before = reference.resources().securityPolicies.length;
    const { status, fields } = await ask(reference, policy(changes));
    expect(fields).toMatchObject({ Code: expect.any(String), Message: expect.any(String) });
    expect([400, 404]).toContain(status);
    const dry = await ask(reference, policy({ ...changes, DryRun: 'true' }));
    expect([dry.status, dry.fields.Code]).toEqual([status, fields.Code]);
    expect(reference.resources().securityPolicies).toHaveLength(before);
  });

  it('answers a dry run that passes with DryRunOperation and creates nothing', async () => {
    const before = reference.resources().securityPolicies.length;
    const { status, fields } = await ask(reference, policy({ DryRun: 'true' }));
    expect([status, fields.Code]).toEqual([400, 'DryRunOperation']);
    expect(reference.resources().securityPolicies).toHaveLength(before);
  });
});
