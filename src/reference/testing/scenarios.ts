import type { GroupClause, PolicyClause } from '../clause-id.ts';
import { ownerAccount, resourceGroupId, vpcIdOf } from '../world.ts';
import { type Asked, group, policy } from './ask.ts';
import type { Scenario, Send, Way } from './drive.ts';

type Changes = Readonly<Record<string, string | undefined>>;

const vpcId = vpcIdOf('cn-hangzhou', 1);
const latin = (count: number): string => 'a'.repeat(count);
const chinese = (count: number): string => '组'.repeat(count);
const visible = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const tags = (count: number, changes: Changes = {}): Changes => ({
  ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`Tag.${index + 1}.Key`, `Key${index}`])),
  ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`Tag.${index + 1}.Value`, `v${index}`])),
  ...changes,
});

/** What else can stand in a request to create a group. */
const groupContexts: readonly Changes[] = [
  {},
  { ClientToken: 'token' },
  { Description: 'ab_描述' },
  { ClientToken: 'token', Description: 'ab' },
  { VpcId: vpcId },
  { VpcId: vpcId, 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' },
  { 'Tag.1.Key': 'k', 'Tag.1.Value': 'v', 'Tag.2.Key': 'k2' },
  { ClientToken: 'token', 'Tag.1.Key': 'k' },
  { SecurityGroupName: undefined },
  { SecurityGroupName: undefined, Description: 'ab' },
];

/** What else can stand in a request to create a policy. */
const policyContexts: readonly Changes[] = [
  {},
  { ClientToken: 'token' },
  { 'TLSVersions.2': 'TLSv1.0' },
  { 'TLSVersions.2': 'TLSv1.1', 'TLSVersions.3': 'TLSv1.0', ClientToken: 'token' },
  { 'Ciphers.2': 'AES256-SHA' },
  { DryRun: 'true' },
  { DryRun: 'false', ClientToken: 'token' },
];

const ways: readonly Way[] = [{}, { method: 'POST' }, { format: 'XML' }, { method: 'POST', place: 'query' }];

function each(
  request: (changes: Changes) => Asked,
  contexts: readonly Changes[],
  variants: readonly Changes[],
): Scenario {
  return async (send) => {
    let fresh = 0;
    for (const context of contexts) {
      for (const way of ways) {
        for (const variant of variants) {
          // Tokens must be fresh, or every request after the first would be refused as a mismatch.
          const token = 'ClientToken' in context ? { ClientToken: `token${fresh++}` } : {};
          await send(request({ ...context, ...token, ...variant }), way);
        }
      }
    }
  };
}

const groups = (...variants: readonly Changes[]): Scenario => each(group, groupContexts, variants);
const policies = (...variants: readonly Changes[]): Scenario => each(policy, policyContexts, variants);
const lengths = (...counts: readonly number[]): readonly string[] =>
  counts.flatMap((count) => [latin(count), chinese(count)]);
const named = (name: string, values: readonly string[]): readonly Changes[] =>
  values.map((value) => ({ [name]: value }));

/** Tags of which one, in this place, has the value, and all others are right. */
const tagIn = (place: number, part: string, value: string): Changes =>
  tags(20, { [`Tag.${place}.${part}`]: value });
const places = [1, 2, 9, 10, 19, 20];
const tagVariants = (part: 'Key' | 'Value', values: readonly string[]): readonly Changes[] => [
  ...values.flatMap((value) => [
    { 'Tag.1.Key': 'k', [`Tag.1.${part}`]: value },
    { 'Tag.1.key': 'k', [`Tag.1.${part.toLowerCase()}`]: value },
    { 'Tag.1.Key': 'k', 'Tag.1.Value': 'v', 'Tag.2.Key': 'k2', [`Tag.2.${part}`]: value },
  ]),
  ...places.flatMap((place) => values.slice(-1).map((value) => tagIn(place, part, value))),
];
const reserved = [
  'aliyun',
  'aliyunx',
  'xaliyun',
  'acs:',
  'acs:x',
  'x-acs:x',
  'acsx',
  'ali',
  'http://',
  'http://x',
  'https://',
  'https://x',
];

const listOf = (name: string, values: readonly string[]): Changes => ({
  [`${name}.1`]: undefined,
  ...Object.fromEntries(values.map((value, index) => [`${name}.${index + 1}`, value])),
});
const versions = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const sets = Array.from({ length: 15 }, (_, index) =>
  versions.filter((_version, bit) => ((index + 1) >> bit) & 1),
);
const ciphers = [
  ...['AES128-SHA', 'AES256-SHA', 'DES-CBC3-SHA', 'ECDHE-RSA-AES128-SHA256', 'ECDHE-RSA-AES256-SHA384'],
  ...['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'AES128-SHA256', 'AES256-SHA256'],
  ...['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'],
  ...['TLS_AES_128_CCM_SHA256', 'TLS_AES_128_CCM_8_SHA256'],
];
const allVersions = listOf('TLSVersions', ['TLSv1.2', 'TLSv1.3']);
const strangers = ['RC4-MD5', 'NULL-MD5', 'TLS_AES_256_CCM_SHA384', 'AES128-SHA512', ''];
const cipherVariants: readonly Changes[] = [
  ...sets.flatMap((set) => [
    ...ciphers.map((cipher) => ({ ...listOf('TLSVersions', set), 'Ciphers.1': cipher })),
    ...ciphers.map((cipher) => ({ ...listOf('TLSVersions', [...set].reverse()), 'Ciphers.1': cipher })),
  ]),
  ...[1, 2, 3, 12].flatMap((place) =>
    [...strangers, 'none'].map((stranger) => ({
      ...allVersions,
      ...listOf('Ciphers', ciphers),
      [`Ciphers.${place}`]: stranger,
    })),
  ),
  ...[1, 2, 3, 10].map((place) => ({
    ...listOf('Ciphers', ciphers.slice(0, 9)),
    [`Ciphers.${place}`]: 'TLS_AES_128_GCM_SHA256',
  })),
  { ...allVersions, ...listOf('Ciphers', ciphers) },
  { ...allVersions, ...listOf('Ciphers', ciphers.slice(0, 6)) },
];

/** Tokens: replays, other tokens, no tokens, other parameters, at once, and after many others. */
const tokens =
  (request: (changes: Changes) => Asked, other: Changes): Scenario =>
  async (send) => {
    const keep = { keep: true };
    for (const method of ['GET', 'POST'] as const) {
      const way = { method, keep: true };
      for (const suffix of ['', 'x'.repeat(40), '~+!']) {
        for (let use = 0; use < 7; use++) await send(request({ ClientToken: `${method}${suffix}` }), way);
      }
      await send(request({ ClientToken: method, ...other }), way);
    }
    for (const token of [
      'one',
      'ONE',
      'One',
      latin(64),
      `${latin(63)}b`,
      `${latin(32)}b`,
      `b${latin(10)}`,
      `c${latin(10)}`,
    ]) {
      await send(request({ ClientToken: token }), keep);
    }
    for (let count = 0; count < 3; count++) await send(request({}), keep);
    const inGroup = { ClientToken: 'in group', ResourceGroupId: resourceGroupId };
    for (let count = 0; count < 3; count++) await send(request(inGroup), keep);
    await Promise.all(Array.from({ length: 10 }, () => send(request({ ClientToken: 'at once' }), keep)));
    await send(group({ ClientToken: 'both' }), keep);
    await send(policy({ ClientToken: 'both' }), keep);
    await send(request({ ClientToken: 'first' }), keep);
    for (let count = 0; count < 60; count++) await send(request({ ClientToken: `filler ${count}` }));
    await send(request({ ClientToken: 'first' }), keep);
    for (let count = 0; count < 150; count++) await send(request({ ClientToken: `more ${count}` }));
    for (let count = 0; count < 40; count++) await send(request({ ClientToken: 'last' }), keep);
  };
const groupTokens = tokens(group, { SecurityGroupName: 'other' });
const policyTokens = tokens(policy, { SecurityPolicyName: 'other' });

const fill = async (send: Send, request: Asked, times: number): Promise<void> => {
  for (let count = 0; count < times; count++) await send(request, { keep: true });
};
const groupQuota: Scenario = async (send) => {
  await fill(send, group({ SecurityGroupName: '!' }), 3);
  await send(group({}));
  await send(group({ ClientToken: 'first' }), { keep: true });
  await fill(send, group(), 101);
  await fill(send, group({ ClientToken: 'first' }), 1);
  await fill(send, group({ RegionId: 'cn-shanghai' }), 102);
};
const policyQuota: Scenario = async (send) => {
  await fill(send, policy({ DryRun: 'true' }), 3);
  await fill(send, policy(), 52);
  await fill(send, policy({ DryRun: 'true' }), 2);
  await fill(send, policy({ DryRun: 'true', SecurityPolicyName: '!' }), 1);
};

const oddTexts = ['\0', 'ab\u{1}', 'ab😀', 'ab%', 'ab%41', 'ab\u{200f}', 'ab\u{7f}'];
const longText = '描'.repeat(10_000);
const shown = { Action: 'DescribeSecurityGroups', RegionId: 'cn-hangzhou' };

/** Answers of every sort, in both formats and by both methods. */
const answers = (request: (changes: Changes) => Asked, faults: readonly Changes[]): Scenario =>
  each(
    request,
    Array.from({ length: 6 }, () => ({})),
    [{}, ...faults],
  );
const groupFaults: readonly Changes[] = [
  { RegionId: undefined },
  { SecurityGroupName: latin(129) },
  { 'Tag.1.Key': '' },
  { VpcId: 'vpc-none' },
];
const policyFaults: readonly Changes[] = [
  { SecurityPolicyName: undefined },
  { SecurityPolicyName: latin(129) },
  { 'Ciphers.1': 'NULL-MD5' },
  { DryRun: 'true' },
];

const nameTexts = [
  ...visible.map((one) => `a${one}b`),
  ...visible.map((one) => `${one}ab`),
  '组组',
  'a组',
  '\u{4e00}a',
  'a\u{9fa5}',
  '\u{9fa5}a',
];
const links = [
  'http',
  'https',
  'http:',
  'https:',
  'http://',
  'https://',
  'http://a',
  'https://a',
  'xhttp://a',
  'http:a',
  'ahttps://',
  'httpa',
];
const tokenTexts = ['é', 'aé', '组', 'a组', 'a~', '~a', 'a+b', 'a!b', 'a b'];

const both =
  (first: Scenario, second: Scenario): Scenario =>
  async (send) => {
    await first(send);
    await second(send);
  };
/** Every character once, and some of them beside everything else. */
const groupNames = (more: readonly string[]): Scenario =>
  both(
    groups(...named('SecurityGroupName', ['a b', '1a', 'a/b', '组a', ...more])),
    each(group, [{}], named('SecurityGroupName', nameTexts)),
  );
const policyNames: Scenario = both(
  policies(...named('SecurityPolicyName', ['a b', '1a', 'a/b', '-a'])),
  each(policy, [{}], named('SecurityPolicyName', nameTexts)),
);
const policyCiphers: Scenario = both(
  policies(...named('Ciphers.1', ['TLS_AES_128_GCM_SHA256', 'none', 'AES128-SHA'])),
  each(policy, [{}, { ClientToken: 'token' }], cipherVariants),
);

const groupReadback = groups(
  {},
  { SecurityGroupName: `${latin(100)}B:_-组` },
  { Description: `${latin(200)}B_描述` },
  tags(20),
  { 'Tag.1.Key': `K${latin(50)}组`, 'Tag.1.Value': `V${latin(100)}组` },
  { 'Tag.1.key': 'k', 'Tag.1.value': 'v', 'Tag.2.Key': 'k2', 'Tag.2.Value': '' },
  { VpcId: vpcId, Description: 'ab', 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' },
);
const policyReadback = policies(
  { SecurityPolicyName: `A.b_c-${latin(90)}` },
  { ...allVersions, ...listOf('Ciphers', ciphers) },
  { ...listOf('TLSVersions', versions), ...listOf('Ciphers', ciphers) },
  { 'TLSVersions.1': 'TLSv1.3', 'Ciphers.1': 'TLS_AES_256_GCM_SHA384' },
);
const descriptionLengths = named('Description', lengths(1, 2, 3, 9, 10, 128, 129, 255, 256, 257, 512, 600));
const nameLengths = (name: string): readonly Changes[] =>
  named(name, lengths(1, 2, 3, 9, 10, 64, 65, 127, 128, 129, 256, 300));
const tokenLengths = named('ClientToken', [1, 2, 32, 33, 63, 64, 65, 128, 200].map(latin));

/** Scenarios in which an endpoint that breaks a clause of CreateSecurityGroup behaves otherwise than the reference. */
const groupScenarios: { readonly [C in GroupClause]: Scenario } = {
  'ClientToken.ascii': groups(...named('ClientToken', tokenTexts)),
  'ClientToken.length': groups(...tokenLengths),
  'ClientToken.idempotent': groupTokens,
  'ClientToken.distinct': groupTokens,
  'ClientToken.concurrent': groupTokens,
  'ClientToken.mismatch': groupTokens,
  'ResourceGroupId.accepted': groups({ ResourceGroupId: resourceGroupId }),
  'Result.id': groups({}, { Description: 'abc' }),
  'Result.readback': groupReadback,
  'Refusal.effect': async (send) => {
    await groups(
      ...groupFaults,
      ...named('Description', ['a', 'http://a']),
      ...named('SecurityGroupName', ['1a', 'a b']),
      ...named('ClientToken', [latin(65), 'é']),
      ...named('Tag.21.Key', ['k']),
      ...named('Tag.1.Key', [latin(65), 'aliyun']),
      ...named('Tag.1.Value', [latin(129), 'aliyun']).map((one) => ({ 'Tag.1.Key': 'k', ...one })),
    )(send);
    await groupQuota(send);
  },
  'RequestId.present': answers(group, groupFaults),
  'RequestId.unique': answers(group, groupFaults),
  'RequestId.uuid': answers(group, groupFaults),
  'Format.json': answers(group, groupFaults),
  'Format.xml': answers(group, groupFaults),
  'Format.equal': answers(group, groupFaults),
  'Error.envelope': answers(group, groupFaults),
  'Transport.get': groupReadback,
  'Transport.post': groupReadback,
  'Robust.input': async (send) => {
    await send(group(), { more: '&SecurityGroupName=cd' });
    await groups(...named('Description', [...oddTexts, longText]))(send);
  },
  'RegionId.required': groups({ RegionId: undefined }, { RegionId: '' }),
  'SecurityGroupName.length': groups(...nameLengths('SecurityGroupName'), { Description: 'ab' }),
  'SecurityGroupName.first': groupNames([]),
  'SecurityGroupName.charset': groupNames(links),
  'SecurityGroupName.prefix': groups(...named('SecurityGroupName', links)),
  'SecurityGroupName.optional': groups({}, { SecurityGroupName: undefined }),
  'Description.length': groups(...descriptionLengths, tags(20)),
  'Description.prefix': groups(...named('Description', links)),
  'Description.charset': groups(...named('Description', ['ab', 'AB', '描述', 'a描', 'a_b'])),
  'Description.optional': groups({}),
  'Tag.count': groups(...[1, 2, 10, 11, 19, 20, 21, 100].map((count) => tags(count))),
  'Tag.Key.nonempty': groups(...tagVariants('Key', ['k', 'kk', ''])),
  'Tag.Key.length': groups(...tagVariants('Key', lengths(1, 2, 32, 33, 63, 64, 65, 128, 200))),
  'Tag.Key.prefix': groups(...tagVariants('Key', reserved)),
  'Tag.Value.empty': groups(...tagVariants('Value', [''])),
  'Tag.Value.length': groups(...tagVariants('Value', lengths(1, 64, 65, 127, 128, 129, 256, 300))),
  'Tag.Value.prefix': groups(...tagVariants('Value', reserved)),
  'Tag.alias': groups(
    ...tagVariants('Key', ['k', latin(65), 'aliyun', '']),
    ...tagVariants('Value', ['v', latin(129)]),
  ),
  'VpcId.exists': groups({ VpcId: vpcId }, { VpcId: 'vpc-none' }),
  'VpcId.required': groups({}, { VpcId: vpcId }),
  'OwnerAccount.accepted': groups({ OwnerAccount: ownerAccount }),
  'Quota.limit': groupQuota,
  'Quota.scope': groupQuota,
  'Result.isolation': async (send) => {
    const text = await send(group(), { keep: true });
    const id = /"SecurityGroupId":"([^"]+)"/.exec(text)?.[1] ?? '';
    await send({ ...shown, Action: 'DescribeSecurityGroupAttribute', SecurityGroupId: id });
  },
};

/** Scenarios in which an endpoint that breaks a clause of CreateSecurityPolicy behaves otherwise than the reference. */
const policyScenarios: { readonly [C in PolicyClause]: Scenario } = {
  'ClientToken.ascii': policies(...named('ClientToken', tokenTexts)),
  'ClientToken.length': policies(...tokenLengths),
  'ClientToken.idempotent': policyTokens,
  'ClientToken.distinct': policyTokens,
  'ClientToken.concurrent': policyTokens,
  'ClientToken.mismatch': policyTokens,
  'ResourceGroupId.accepted': policies({ ResourceGroupId: resourceGroupId }),
  'Result.id': policies({}, { SecurityPolicyName: 'abc' }),
  'Result.readback': policyReadback,
  'Refusal.effect': async (send) => {
    await policies(
      ...policyFaults,
      ...named('SecurityPolicyName', ['1a', 'a b']),
      ...named('TLSVersions.1', ['SSLv3']),
      ...named('Ciphers.1', ['TLS_AES_128_GCM_SHA256', '']),
      { 'Ciphers.1': undefined },
      ...named('ClientToken', [latin(65), 'é']),
    )(send);
    await policyQuota(send);
  },
  'RequestId.present': answers(policy, policyFaults),
  'RequestId.unique': answers(policy, policyFaults),
  'RequestId.uuid': answers(policy, policyFaults),
  'Format.json': answers(policy, policyFaults),
  'Format.xml': answers(policy, policyFaults),
  'Format.equal': answers(policy, policyFaults),
  'Error.envelope': answers(policy, policyFaults),
  'Transport.get': policyReadback,
  'Transport.post': policyReadback,
  'Robust.input': async (send) => {
    await send(policy(), { more: '&SecurityPolicyName=cd' });
    await policies(...named('SecurityPolicyName', [...oddTexts, longText]))(send);
  },
  'SecurityPolicyName.required': policies({ SecurityPolicyName: undefined }),
  'SecurityPolicyName.length': policies(...nameLengths('SecurityPolicyName')),
  'SecurityPolicyName.first': policyNames,
  'SecurityPolicyName.charset': policyNames,
  'TLSVersions.required': policies({ 'TLSVersions.1': undefined }),
  'TLSVersions.enum': policies(
    ...sets.map((set) => listOf('TLSVersions', set)),
    ...['TLSv1.4', 'SSLv3', 'TLSv1', 'DTLSv1.2', 'TLSv1.22', ''].flatMap((stranger) => [
      listOf('TLSVersions', [stranger]),
      listOf('TLSVersions', ['TLSv1.2', stranger]),
      listOf('TLSVersions', [stranger, 'TLSv1.2']),
      listOf('TLSVersions', ['TLSv1.2', 'TLSv1.1', stranger]),
    ]),
  ),
  'Ciphers.required': policies({ 'Ciphers.1': undefined }),
  'Ciphers.known': policyCiphers,
  'Ciphers.supported': policyCiphers,
  'DryRun.pass': policies({ DryRun: 'true' }, { DryRun: 'true', ClientToken: 'dry' }),
  'DryRun.pass.status': policies({ DryRun: 'true' }),
  'DryRun.fail': policies(
    ...[
      ...policyFaults,
      ...named('SecurityPolicyName', ['1a', 'a b', 'a']),
      ...named('TLSVersions.1', ['SSLv3']),
      { 'TLSVersions.1': undefined },
      { 'Ciphers.1': undefined },
      ...named('Ciphers.1', ['TLS_AES_128_GCM_SHA256']),
      ...named('ClientToken', [latin(65), 'é']),
    ].map((fault) => ({ ...fault, DryRun: 'true' })),
  ),
  'DryRun.effect': policyQuota,
  'DryRun.quota': policyQuota,
  'DryRun.false': policies({ DryRun: 'false' }, { DryRun: 'false', SecurityPolicyName: latin(129) }),
  'Quota.error': policyQuota,
  'Quota.error.message': policyQuota,
};

/** The scenario of each clause. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map([
  ...Object.entries(groupScenarios).map(([clause, one]) => [`CreateSecurityGroup.${clause}`, one] as const),
  ...Object.entries(policyScenarios).map(([clause, one]) => [`CreateSecurityPolicy.${clause}`, one] as const),
]);
