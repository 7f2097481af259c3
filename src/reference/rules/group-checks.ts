import { isCarriedByXml } from '../../endpoint/xml.ts';
import type { Check } from '../behaviour.ts';
import type { GroupRequest } from '../requests.ts';
import { single } from './check.ts';
import { tagChecks } from './tag-checks.ts';
import { textChecks } from './text-checks.ts';

const known = new Set(
  `Action Version Format AccessKeyId Signature SignatureMethod SignatureVersion SignatureNonce Timestamp SecurityToken
   SignatureType RegionId ClientToken Description OwnerAccount ResourceGroupId SecurityGroupName VpcId`.split(
    /\s+/,
  ),
);

/** The rules of CreateSecurityGroup, in the order in which they are checked. */
export const groupChecks: readonly Check<GroupRequest>[] = [
  {
    clause: 'RegionId.required',
    error: 'missingRegion',
    subjects: ({ region }) => single(region),
    isBroken: ({ value }) => value === '',
  },
  {
    clause: 'RegionId.exists',
    error: 'unknownRegion',
    subjects: ({ region }) => single(region),
    isBroken: ({ value }, _request, { fixtures }) => !fixtures.regions.includes(value),
  },
  ...textChecks<GroupRequest>(
    'groupName',
    {
      length: 'SecurityGroupName.length',
      first: 'SecurityGroupName.first',
      charset: 'SecurityGroupName.charset',
      prefix: 'SecurityGroupName.prefix',
    },
    'groupName',
    ({ name }) => single(name),
  ),
  ...textChecks<GroupRequest>(
    'description',
    {
      length: 'Description.length',
      first: 'Description.charset',
      charset: 'Description.charset',
      prefix: 'Description.prefix',
    },
    'description',
    ({ description }) => single(description),
  ),
  {
    clause: 'open.description-signs',
    error: 'description',
    subjects: ({ description }) => single(description),
    isBroken: ({ value }, _request, { behaviour: { interpretations } }) =>
      interpretations.descriptionSigns === 'refused' &&
      // Links are documented to be allowed behind the start.
      !/^[A-Za-z_\p{Script=Han}]*$/u.test(value.replace(/https?:\/\//g, '')),
  },
  {
    clause: 'open.control-characters',
    error: 'description',
    subjects: ({ description }) => single(description),
    isBroken: ({ value }, _request, { behaviour: { interpretations } }) =>
      interpretations.controlCharacters === 'refused' && !isCarriedByXml(value),
  },
  ...tagChecks,
  {
    clause: 'VpcId.required',
    error: 'vpcMissing',
    subjects: ({ vpcId }) => single(vpcId ?? ''),
    isBroken: ({ value }, _request, { behaviour }) => behaviour.isVpcOnly && value === '',
  },
  {
    clause: 'VpcId.exists',
    error: 'vpcUnknown',
    subjects: ({ vpcId }) => single(vpcId),
    isBroken: ({ value }, { region }, { fixtures }) =>
      !fixtures.vpcs.some((vpc) => vpc.region === region && vpc.vpcId === value),
  },
  {
    clause: 'ResourceGroupId.accepted',
    error: 'resourceGroup',
    subjects: ({ resourceGroupId }) => single(resourceGroupId),
    isBroken: ({ value }, _request, { fixtures }) => !fixtures.resourceGroupIds.includes(value),
  },
  {
    clause: 'OwnerAccount.accepted',
    error: 'ownerAccount',
    subjects: ({ ownerAccount }) => single(ownerAccount),
    isBroken: ({ value }, _request, { fixtures }) => !fixtures.ownerAccounts.includes(value),
  },
  ...textChecks<GroupRequest>(
    'groupToken',
    { length: 'ClientToken.length', first: 'ClientToken.ascii', charset: 'ClientToken.ascii' },
    'token',
    ({ token }) => single(token),
  ),
  {
    clause: 'open.token-control-characters',
    error: 'token',
    subjects: ({ token }) => single(token),
    isBroken: ({ value }, _request, { behaviour: { interpretations } }) =>
      interpretations.controlCharactersInToken === 'refused' && /[\u{0}-\u{1f}\u{7f}]/u.test(value),
  },
  {
    clause: 'open.extra-parameters',
    error: 'extraParameter',
    subjects: (_request, { call }) =>
      call.parameters.map(({ name }, index) => ({ value: name, n: index + 1 })),
    isBroken: ({ value }, _request, { behaviour: { interpretations } }) =>
      interpretations.extraParameters === 'refused' &&
      !known.has(value) &&
      !/^Tag\.\d+\.(Key|key|Value|value)$/.test(value),
  },
];
