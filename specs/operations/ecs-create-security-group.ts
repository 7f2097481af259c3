import {
  asciiControl,
  chinese,
  digit,
  exactly,
  latin,
  punctuationBut,
} from '../../src/authoring/alphabets.ts';
import { acceptedOnly, clausesOf, sequence } from '../../src/authoring/clause-builder.ts';
import {
  clientToken,
  commonClauses,
  commonIds,
  commonOpenDrafts,
  idempotence,
  oddTexts,
  tokenClauses,
} from '../../src/authoring/common.ts';
import type { Contract, DocumentedError, Text } from '../../src/contract/contract.ts';
import { rpc } from '../protocols/rpc.ts';

const operation = 'CreateSecurityGroup';
const edition = 'zh-CN, API 2014-05-26';
const build = clausesOf({
  operation,
  document: 'ECS API reference, CreateSecurityGroup',
  edition,
  url: 'https://help.aliyun.com/zh/ecs/developer-reference/api-ecs-2014-05-26-createsecuritygroup',
});
const { must, should, open } = build;
const id = (rule: string) => `${operation}.${rule}`;
const row = (name: string) => `Request parameters, ${name}`;

const malformedKey: readonly DocumentedError[] = [{ status: 400, code: 'InvalidTagKey.Malformed' }];
const malformedValue: readonly DocumentedError[] = [{ status: 400, code: 'InvalidTagValue.Malformed' }];
const unknownVpc: readonly DocumentedError[] = [{ status: 404, code: 'InvalidVpcId.NotFound' }];
const absentVpc: readonly DocumentedError[] = [{ status: 403, code: 'InvalidVpcId.NotFound' }];
const optional = (rule?: string) => ({ required: false, errors: [], ...(rule && { clause: id(rule) }) });

const urls = ['http://', 'https://'];
const tagPrefixes = ['aliyun', 'acs:', ...urls];
const tagCharacters = [latin, digit, chinese, exactly('_'), exactly('-'), exactly('.'), exactly(':')];
/** No edition limits the characters of tags. */
const verbatim = ['k=a+b/c @d, (e) [f] ~*^`$?!|', 'k%41%2B&amp;<b>"c"\'d\'\\n;#'];
const tagOpen = {
  characters: id('Tag.characters'),
  astral: id('Tag.astral'),
  prefixCase: id('Tag.prefixCase'),
  inside: { point: id('Tag.urlInside'), texts: urls },
};

const tagKey: Text = {
  rules: [
    { kind: 'nonempty', clause: id('Tag.Key.nonempty'), errors: malformedKey },
    { kind: 'length', clause: id('Tag.Key.length'), min: 0, max: 64, errors: malformedKey },
    { kind: 'prefix', clause: id('Tag.Key.prefix'), forbidden: tagPrefixes, errors: malformedKey },
  ],
  plain: tagCharacters,
  verbatim: [],
  open: tagOpen,
};

const tagValue: Text = {
  rules: [
    { kind: 'empty', clause: id('Tag.Value.empty'), errors: [] },
    { kind: 'length', clause: id('Tag.Value.length'), min: 0, max: 128, errors: malformedValue },
    { kind: 'prefix', clause: id('Tag.Value.prefix'), forbidden: tagPrefixes, errors: malformedValue },
  ],
  plain: tagCharacters,
  verbatim,
  open: tagOpen,
};

/** ECS CreateSecurityGroup, as the zh-CN document of API version 2014-05-26 has it. */
export const contract: Contract = {
  operation,
  product: 'ecs',
  productTitle: 'ECS',
  version: '2014-05-26',
  edition,
  protocol: rpc,
  parameters: [
    {
      shape: 'region',
      name: 'RegionId',
      presence: { required: true, clause: id('RegionId.required'), errors: [] },
    },
    {
      shape: 'text',
      name: 'SecurityGroupName',
      presence: optional('SecurityGroupName.optional'),
      default: '',
      text: {
        rules: [
          { kind: 'length', clause: id('SecurityGroupName.length'), min: 2, max: 128, errors: [] },
          {
            kind: 'first',
            clause: id('SecurityGroupName.first'),
            accepts: [latin, chinese],
            refuses: [digit, exactly(':'), exactly('_'), exactly('-')],
            errors: [],
          },
          {
            kind: 'charset',
            clause: id('SecurityGroupName.charset'),
            refuses: [punctuationBut(':', '_', '-', '.'), asciiControl],
            errors: [],
          },
          { kind: 'prefix', clause: id('SecurityGroupName.prefix'), forbidden: urls, errors: [] },
        ],
        plain: [latin, chinese, digit, exactly(':'), exactly('_'), exactly('-')],
        open: {
          characters: id('SecurityGroupName.characters'),
          astral: id('SecurityGroupName.astral'),
          empty: id('SecurityGroupName.empty'),
          prefixCase: id('SecurityGroupName.characters'),
        },
      },
    },
    {
      shape: 'text',
      name: 'Description',
      presence: optional('Description.optional'),
      default: '',
      text: {
        rules: [
          { kind: 'length', clause: id('Description.length'), min: 2, max: 256, errors: [] },
          { kind: 'prefix', clause: id('Description.prefix'), forbidden: urls, errors: [] },
          { kind: 'charset', clause: id('Description.charset'), refuses: [], errors: [] },
        ],
        plain: [latin, chinese, exactly('_')],
        open: {
          characters: id('Description.characters'),
          astral: id('Description.astral'),
          empty: id('Description.empty'),
          prefixCase: id('Description.characters'),
        },
      },
    },
    {
      shape: 'group',
      name: 'Tag',
      presence: optional(),
      count: { clause: id('Tag.count'), max: 20, errors: [] },
      key: 'Key',
      value: 'Value',
      members: { Key: tagKey, Value: tagValue },
      alias: { clause: id('Tag.alias'), names: { Key: 'key', Value: 'value' } },
      open: {
        incomplete: id('Tag.incomplete'),
        repeated: id('Tag.repeated'),
        numbering: id('Tag.numbering'),
        mixedSpelling: id('Tag.mixedSpelling'),
      },
    },
    {
      shape: 'reference',
      name: 'VpcId',
      presence: optional(),
      clause: id('VpcId.exists'),
      unknown: { ids: ['vpc-bp1q0zzunknown0none00', 'vpc-m5e7hh2absent0none11'], errors: unknownVpc },
      requiredUnder: { assumption: 'vpc-only', clause: id('VpcId.required'), errors: absentVpc },
      open: id('VpcId.other'),
    },
    clientToken(operation),
    {
      shape: 'reference',
      name: 'ResourceGroupId',
      presence: optional(),
      clause: id('ResourceGroupId.accepted'),
      open: id('ResourceGroupId.other'),
    },
    {
      shape: 'reference',
      name: 'OwnerAccount',
      presence: optional(),
      clause: id('OwnerAccount.accepted'),
      open: id('OwnerAccount.other'),
    },
  ],
  across: [],
  baselines: [
    { RegionId: '$region', SecurityGroupName: 'Finance-one', Description: 'Finance' },
    { RegionId: '$region', SecurityGroupName: 'Finance-one' },
    { RegionId: '$region' },
    { RegionId: '$region', SecurityGroupName: 'financeone' },
    { RegionId: '$region', SecurityGroupName: '\u8d22\u52a1', Description: '\u8d22\u52a1\u90e8\u95e8' },
    { RegionId: '$region', SecurityGroupName: 'Finance-one', VpcId: '$VpcId' },
    { RegionId: '$region', VpcId: '$VpcId' },
  ],
  baselineFault: { RegionId: null },
  result: { id: 'SecurityGroupId' },
  quota: {
    limit: 100,
    errors: [],
    clauses: { limit: id('Quota.limit'), scope: id('Quota.scope'), message: null },
  },
  idempotence: idempotence(operation, false, ['IdempotentProcessing']),
  common: commonIds(operation),
  companions: {
    list: {
      product: 'ecs',
      version: '2014-05-26',
      action: 'DescribeSecurityGroups',
      parameters: { RegionId: '$region' },
      items: 'SecurityGroups.SecurityGroup',
      id: 'SecurityGroupId',
      total: 'TotalCount',
      paging: [
        { kind: 'token', size: 'MaxResults', most: 100, next: 'NextToken' },
        { kind: 'number', page: 'PageNumber', size: 'PageSize', most: 50 },
      ],
      byId: { parameter: 'SecurityGroupIds', form: 'json', most: 100 },
      fields: [
        { shape: 'text', parameter: 'SecurityGroupName', path: 'SecurityGroupName' },
        { shape: 'text', parameter: 'Description', path: 'Description' },
        { shape: 'text', parameter: 'VpcId', path: 'VpcId' },
        { shape: 'group', parameter: 'Tag', path: 'Tags.Tag', members: { Key: 'TagKey', Value: 'TagValue' } },
      ],
    },
    detail: {
      product: 'ecs',
      version: '2014-05-26',
      action: 'DescribeSecurityGroupAttribute',
      parameters: { RegionId: '$region', SecurityGroupId: '$id' },
      shows: [
        { path: 'InnerAccessPolicy', value: 'Accept' },
        { path: 'Permissions.Permission', value: null },
      ],
      clause: id('Result.isolation'),
    },
    remove: {
      product: 'ecs',
      version: '2014-05-26',
      action: 'DeleteSecurityGroup',
      parameters: { RegionId: '$region', SecurityGroupId: '$id' },
      gone: ['InvalidSecurityGroupId.NotFound'],
      busy: ['DependencyViolation'],
    },
    regions: {
      call: { product: 'ecs', version: '2014-05-26', action: 'DescribeRegions', parameters: {} },
      items: 'Regions.Region',
      field: 'RegionId',
    },
    fixtures: [
      {
        product: 'vpc',
        version: '2016-04-28',
        action: 'DescribeVpcs',
        parameters: { RegionId: '$region' },
        fixture: 'VpcId',
        items: 'Vpcs.Vpc',
        field: 'VpcId',
        where: { Status: 'Available' },
      },
    ],
  },
  openCases: [
    ...commonOpenDrafts(operation),
    { point: id('SecurityGroupName.characters'), label: 'a dot', change: { SecurityGroupName: 'web.tier' } },
    {
      point: id('SecurityGroupName.characters'),
      label: 'an accented letter',
      change: { SecurityGroupName: 'caf\u00e9' },
    },
    {
      point: id('SecurityGroupName.characters'),
      label: 'a Greek first letter',
      change: { SecurityGroupName: '\u03b1lpha' },
    },
    {
      point: id('SecurityGroupName.astral'),
      label: '70 characters beyond the BMP',
      change: { SecurityGroupName: `a${'\u{20000}'.repeat(70)}` },
    },
    { point: id('SecurityGroupName.empty'), label: 'the empty string', change: { SecurityGroupName: '' } },
    { point: id('Description.characters'), label: 'digits', change: { Description: 'Finance2' } },
    { point: id('Description.characters'), label: 'a space', change: { Description: 'Finance department' } },
    { point: id('Description.characters'), label: 'punctuation', change: { Description: 'Finance, dept.' } },
    {
      point: id('Description.characters'),
      label: 'HTTP:// in capitals',
      change: { Description: 'HTTP://a' },
    },
    { point: id('Description.astral'), label: 'an emoji', change: { Description: 'Finance\u{1f600}' } },
    { point: id('Description.empty'), label: 'the empty string', change: { Description: '' } },
    {
      point: id('Tag.characters'),
      label: 'a space inside',
      change: { 'Tag.1.Key': 'cost center', 'Tag.1.Value': 'a b' },
    },
    {
      point: id('Tag.astral'),
      label: '33 emoji in a key',
      change: { 'Tag.1.Key': '\u{1f600}'.repeat(33), 'Tag.1.Value': 'v' },
    },
    {
      point: id('Tag.prefixCase'),
      label: 'Aliyun',
      change: { 'Tag.1.Key': 'Aliyun-team', 'Tag.1.Value': 'v' },
    },
    { point: id('Tag.prefixCase'), label: 'ACS:', change: { 'Tag.1.Key': 'team', 'Tag.1.Value': 'ACS:v' } },
    {
      point: id('Tag.urlInside'),
      label: 'http:// inside a key',
      change: { 'Tag.1.Key': 'see-http://a', 'Tag.1.Value': 'v' },
    },
    {
      point: id('Tag.urlInside'),
      label: 'https:// inside a value',
      change: { 'Tag.1.Key': 'team', 'Tag.1.Value': 'see-https://a' },
    },
    { point: id('Tag.incomplete'), label: 'a value without a key', change: { 'Tag.1.Value': 'v' } },
    { point: id('Tag.incomplete'), label: 'a key without a value', change: { 'Tag.1.Key': 'team' } },
    {
      point: id('Tag.repeated'),
      label: 'one key twice',
      change: { 'Tag.1.Key': 'team', 'Tag.1.Value': 'a', 'Tag.2.Key': 'team', 'Tag.2.Value': 'b' },
    },
    {
      point: id('Tag.numbering'),
      label: 'a gap',
      change: { 'Tag.1.Key': 'a', 'Tag.1.Value': 'v', 'Tag.3.Key': 'b', 'Tag.3.Value': 'v' },
    },
    { point: id('Tag.numbering'), label: 'N = 0', change: { 'Tag.0.Key': 'a', 'Tag.0.Value': 'v' } },
    {
      point: id('Tag.mixedSpelling'),
      label: 'both spellings of one tag',
      change: { 'Tag.1.Key': 'a', 'Tag.1.Value': 'v', 'Tag.1.key': 'b', 'Tag.1.value': 'w' },
    },
    { point: id('ClientToken.characters'), label: 'a space', change: { ClientToken: '$token two' } },
    { point: id('ClientToken.characters'), label: 'the empty string', change: { ClientToken: '' } },
    {
      point: id('Request.extra'),
      label: 'DryRun=true, which this operation does not have',
      change: { DryRun: 'true' },
    },
  ],
  oddTexts,
  clauses: [
    must('RegionId.required', row('RegionId'), 'Without RegionId a request is refused.'),
    must('SecurityGroupName.length', row('SecurityGroupName'), 'A name has 2 to 128 characters.'),
    must(
      'SecurityGroupName.first',
      row('SecurityGroupName'),
      'A name starts with a letter A–Z or a–z or a Chinese character.',
    ),
    must(
      'SecurityGroupName.charset',
      row('SecurityGroupName'),
      'A name holds letters, Chinese characters, digits, colons, underscores and hyphens; no other ASCII punctuation, no spaces, no control characters and no line breaks, not even at its end.',
    ),
    must(
      'SecurityGroupName.prefix',
      row('SecurityGroupName'),
      'A name does not start with http:// or https://.',
    ),
    must(
      'SecurityGroupName.optional',
      row('SecurityGroupName'),
      'A request without a name is accepted.',
      acceptedOnly,
    ),
    must('Description.length', row('Description'), 'A description has 2 to 256 characters.'),
    must(
      'Description.prefix',
      row('Description'),
      'A description does not start with http:// or https://; elsewhere they are allowed.',
    ),
    must(
      'Description.charset',
      row('Description'),
      'English letters and Chinese characters are accepted in a description.',
      acceptedOnly,
    ),
    must(
      'Description.optional',
      row('Description'),
      'A request without a description is accepted.',
      acceptedOnly,
    ),
    must('Tag.count', row('Tag.N.Key'), 'A request has at most 20 tags.'),
    must('Tag.Key.nonempty', row('Tag.N.Key'), 'A tag key that is given is not the empty string.'),
    must('Tag.Key.length', row('Tag.N.Key'), 'A tag key has at most 64 characters.'),
    must(
      'Tag.Key.prefix',
      row('Tag.N.Key'),
      'A tag key does not start with aliyun, acs:, http:// or https://.',
    ),
    must('Tag.Value.empty', row('Tag.N.Value'), 'A tag value may be the empty string.', acceptedOnly),
    must('Tag.Value.length', row('Tag.N.Value'), 'A tag value has at most 128 characters.'),
    must(
      'Tag.Value.prefix',
      row('Tag.N.Value'),
      'A tag value does not start with aliyun, acs:, http:// or https://.',
    ),
    must(
      'Tag.alias',
      row('Tag.N.key and Tag.N.value'),
      'The lower-case spellings still work, under the same rules.',
    ),
    must(
      'VpcId.exists',
      'Error codes, 404 InvalidVpcId.NotFound',
      'A VPC that exists is accepted, one that does not is refused.',
    ),
    must(
      'VpcId.required',
      'Error codes, 403 InvalidVpcId.NotFound',
      'Where only VPC-connected groups are supported, VpcId must be given.',
    ),
    ...tokenClauses(build, row('ClientToken')),
    must(
      'ResourceGroupId.accepted',
      row('ResourceGroupId'),
      'A resource group that exists is accepted.',
      acceptedOnly,
    ),
    must(
      'OwnerAccount.accepted',
      row('OwnerAccount'),
      'A login name of the account is accepted.',
      acceptedOnly,
    ),
    must('Quota.limit', 'Notes', 'A region holds at most 100 security groups.', sequence),
    must(
      'Quota.scope',
      'Notes',
      'The limit holds for each region; refused requests and deleted groups do not count.',
      sequence,
    ),
    should(
      'Result.isolation',
      'Introduction',
      'A new group has no permission rules, and its members may reach one another.',
      sequence,
    ),
    ...commonClauses(build, 'SecurityGroupId'),
    open(
      'SecurityGroupName.characters',
      row('SecurityGroupName'),
      'Dots, and characters beyond ASCII that are not Chinese, in a name.',
    ),
    open(
      'SecurityGroupName.astral',
      row('SecurityGroupName'),
      'How characters outside the Basic Multilingual Plane count in a name.',
    ),
    open('SecurityGroupName.empty', row('SecurityGroupName'), 'A name given as the empty string.'),
    open(
      'Description.characters',
      row('Description'),
      'Digits, spaces, punctuation and control characters in a description.',
    ),
    open(
      'Description.astral',
      row('Description'),
      'Emoji and other characters outside the Basic Multilingual Plane in a description.',
    ),
    open('Description.empty', row('Description'), 'A description given as the empty string.'),
    open('Tag.characters', row('Tag.N.Key'), 'Spaces, other punctuation and control characters in tags.'),
    open(
      'Tag.astral',
      row('Tag.N.Key'),
      'How characters outside the Basic Multilingual Plane count in tags.',
    ),
    open('Tag.prefixCase', row('Tag.N.Key'), 'The forbidden prefixes in other letter case.'),
    open(
      'Tag.urlInside',
      row('Tag.N.Key'),
      'http:// and https:// inside a tag, which other editions forbid.',
    ),
    open('Tag.incomplete', row('Tag.N.Value'), 'A tag value without its key, or a key without its value.'),
    open('Tag.repeated', row('Tag.N.Key'), 'One tag key twice.'),
    open('Tag.numbering', row('Tag.N.Key'), 'Gaps in N, and N = 0.'),
    open('Tag.mixedSpelling', row('Tag.N.key'), 'Both spellings of one tag.'),
    open('VpcId.other', row('VpcId'), 'Ids of which nobody said whether they exist, and the empty string.'),
    open(
      'ResourceGroupId.other',
      row('ResourceGroupId'),
      'Resource groups of which nobody said whether they exist.',
    ),
    open('OwnerAccount.other', row('OwnerAccount'), 'Accounts of which nobody said whether they exist.'),
  ],
};
