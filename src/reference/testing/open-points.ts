import { vpcIdOf } from '../fixtures.ts';
import { type Asked, group, policy } from './ask.ts';
import type { Scenario, Send } from './drive.ts';

type Changes = Readonly<Record<string, string | undefined>>;

/** Requests that touch what the documents leave open. */
const openGroups: readonly Changes[] = [
  { SecurityGroupName: '' },
  { SecurityGroupName: 'a.b' },
  { SecurityGroupName: 'éa' },
  { SecurityGroupName: '\u{20000}'.repeat(128) },
  { Description: '' },
  { Description: 'a b, c.' },
  { Description: 'a\u{1}b' },
  { Description: '</a>&"\u{1f600}' },
  { 'Tag.1.Key': 'Aliyun' },
  { 'Tag.1.Key': 'a"b' },
  { 'Tag.1.Key': 'a http://b' },
  { 'Tag.1.Key': 'b', 'Tag.2.Key': 'a' },
  { 'Tag.1.Key': 'a', 'Tag.1.Value': '1', 'Tag.2.Key': 'a', 'Tag.2.Value': '2' },
  { 'Tag.1.Value': 'v' },
  { 'Tag.1.Key': 'a', 'Tag.3.Key': 'b' },
  { 'Tag.0.Key': 'a' },
  { 'Tag.1.Key': 'a', 'Tag.1.key': 'b' },
  { 'Tag.1.Key': '\u{1}' },
  { ClientToken: 'a\u{1}' },
  { Unheard: 'of' },
  { Unheard: 'x'.repeat(4000) },
  { SecurityGroupName: 'http://a' },
  { ClientToken: 'é' },
  { RegionId: '' },
  { VpcId: vpcIdOf('cn-hangzhou', 1) },
];
const openPolicies: readonly Changes[] = [
  { SecurityPolicyName: '策略' },
  { 'TLSVersions.1': 'tlsv1.2' },
  { 'TLSVersions.1': ' TLSv1.2' },
  { 'TLSVersions.2': 'TLSv1.2' },
  { 'Ciphers.1': ' AES128-SHA' },
  { 'Ciphers.2': 'AES128-SHA' },
  { 'Ciphers.1': undefined, Ciphers: '["AES128-SHA"]' },
  { 'Ciphers.1': 'ECDHE-ECDSA-AES128-SHA' },
  { 'Ciphers.1': 'TLS_AES_128_GCM_SHA256', 'TLSVersions.2': 'TLSv1.3' },
  { 'Ciphers.1': 'AES256-SHA', 'Ciphers.2': 'AES128-SHA' },
  { DryRun: 'TRUE' },
  { DryRun: 'true' },
  { Unheard: 'of' },
  { 'Ciphers.1': 'none' },
];

const region = { RegionId: 'cn-hangzhou' };

/** Ten and more of each, listed page by page. */
async function listMany(send: Send): Promise<void> {
  for (let count = 0; count < 12; count++) {
    await send(group(), { keep: true });
    await send(policy(), { keep: true });
  }
  await send({ Action: 'DescribeSecurityGroups', ...region, MaxResults: '50' }, { keep: true });
  await send(
    { Action: 'DescribeSecurityGroups', ...region, SecurityGroupIds: '["sg-none"]' },
    { keep: true },
  );
  await send({ Action: 'DescribeSecurityGroups', ...region, PageSize: '50' }, { keep: true });
  await send({ Action: 'ListSecurityPolicies', MaxResults: '50' });
}

/** Tokens with other parameters, in other regions, and after refusals, dry runs and deletions. */
async function useTokens(send: Send): Promise<void> {
  const keep = { keep: true };
  const twice = async (first: Asked, second: Asked): Promise<void> => {
    await send(first, keep);
    await send(second, keep);
  };
  await twice(group({ ClientToken: 'a', SecurityGroupName: '!' }), group({ ClientToken: 'a' }));
  await twice(policy({ ClientToken: 'a', DryRun: 'true' }), policy({ ClientToken: 'a' }));
  await twice(group({ ClientToken: 'b' }), group({ ClientToken: 'b' }));
  await twice(group({ ClientToken: 'b' }), group({ ClientToken: 'b', SecurityGroupName: 'cd' }));
  await twice(group({ ClientToken: 'c' }), group({ ClientToken: 'c', RegionId: 'cn-shanghai' }));
  await send(group({ ClientToken: 'd' }));
  await send(group({ ClientToken: 'd' }));
}

/** Lists that are neither sorted nor sorted backwards, with a value given twice, and shown again. */
async function showLists(send: Send): Promise<void> {
  const keep = { keep: true };
  await send(group({ 'Tag.1.Key': 'b', 'Tag.2.Key': 'c', 'Tag.3.Key': 'a' }), keep);
  await send({ Action: 'DescribeSecurityGroups', ...region });
  const versions = { 'TLSVersions.1': 'TLSv1.1', 'TLSVersions.2': 'TLSv1.2', 'TLSVersions.3': 'TLSv1.0' };
  const ciphers = { 'Ciphers.1': 'AES256-SHA', 'Ciphers.2': 'DES-CBC3-SHA', 'Ciphers.3': 'AES128-SHA' };
  await send(policy({ ...versions, ...ciphers, 'Ciphers.4': 'AES256-SHA' }), keep);
  await send({ Action: 'ListSecurityPolicies' });
}

/** Touches every open point, and everything else that a right endpoint may do differently. */
export const openPoints: Scenario = async (send) => {
  for (const format of ['JSON', 'XML'] as const) {
    for (const changes of openGroups) await send(group(changes), { format });
    for (const changes of openPolicies) await send(policy(changes), { format });
    await send(group({ SecurityGroupName: undefined, VpcId: 'vpc-none' }), { format });
    await send(policy({ SecurityPolicyName: undefined }), { format });
    await send({ Action: 'DescribeVpcs', ...region }, { format });
    await send({ Action: 'DescribeRegions' }, { format });
    await send({ Action: 'ListSystemSecurityPolicies' }, { format });
    await send(
      { Action: 'DescribeSecurityGroupAttribute', ...region, SecurityGroupId: 'sg-none' },
      { format },
    );
    await send({ Action: 'DeleteSecurityGroup', ...region, SecurityGroupId: 'sg-none' }, { format });
    await send(group({ Description: 'ab\u{63cf}\u{8ff0}', 'Tag.1.Key': '\u{6807}' }), { format, keep: true });
    await send({ Action: 'DescribeSecurityGroups', ...region }, { format });
  }
  await useTokens(send);
  await listMany(send);
  await showLists(send);
  for (let count = 0; count < 101; count++) await send(group(), { keep: true });
  await send(policy());
};
