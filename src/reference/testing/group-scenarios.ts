import type { GroupClause } from '../clause-id.ts';
import { ownerAccount, resourceGroupId, vpcIdOf } from '../fixtures.ts';
import { group } from './ask.ts';
import type { Scenario } from './drive.ts';
import { groupQuota, groupTokens } from './token-and-quota-scenarios.ts';
import {
  answers,
  both,
  type Changes,
  each,
  latin,
  lengths,
  longText,
  named,
  nameLengths,
  nameTexts,
  oddTexts,
  tokenLengths,
  tokenTexts,
} from './variants.ts';

const vpcId = vpcIdOf('cn-hangzhou', 1);
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

const groups = (...variants: readonly Changes[]): Scenario => each(group, groupContexts, variants);
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

const shown = { Action: 'DescribeSecurityGroups', RegionId: 'cn-hangzhou' };

const groupFaults: readonly Changes[] = [
  { RegionId: undefined },
  { SecurityGroupName: latin(129) },
  { 'Tag.1.Key': '' },
  { VpcId: 'vpc-none' },
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

/** Every character once, and some of them beside everything else. */
const groupNames = (more: readonly string[]): Scenario =>
  both(
    groups(...named('SecurityGroupName', ['a b', '1a', 'a/b', '组a', ...more])),
    each(group, [{}], named('SecurityGroupName', nameTexts)),
  );
const groupReadback = groups(
  {},
  { SecurityGroupName: `${latin(100)}B:_-组` },
  { Description: `${latin(200)}B_描述` },
  tags(20),
  { 'Tag.1.Key': `K${latin(50)}组`, 'Tag.1.Value': `V${latin(100)}组` },
  { 'Tag.1.key': 'k', 'Tag.1.value': 'v', 'Tag.2.Key': 'k2', 'Tag.2.Value': '' },
  { VpcId: vpcId, Description: 'ab', 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' },
  { SecurityGroupName: 'null' },
  ...['007', 'a&b', '<a>', 'a+b', 'a%41'].map((value) => ({ 'Tag.1.Key': 'k', 'Tag.1.Value': value })),
);
const descriptionLengths = named('Description', lengths(1, 2, 3, 9, 10, 128, 129, 255, 256, 257, 512, 600));
/** Scenarios in which an endpoint that breaks a clause of CreateSecurityGroup behaves otherwise than the reference. */
export const groupScenarios: { readonly [C in GroupClause]: Scenario } = {
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
      ...named('Tag.1.key', [latin(65)]),
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
    await send(group({ 'Tag.1.Value': 'v' }));
    await send(group({ SecurityGroupName: '' }));
    for (const name of ['ClientToken', 'RegionId', 'Ciphers.1', 'DryRun'])
      await send(group({ [name]: 'a\0b' }));
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
