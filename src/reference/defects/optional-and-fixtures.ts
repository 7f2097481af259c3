import type { Variation } from '../behaviour.ts';
import { clauseOf, groupClause } from '../clause-id.ts';
import { type Change, changeError, refuseWhen } from '../variation/change.ts';
import { allHold, has, lacks } from '../variation/conditions.ts';
import { defect } from './defect.ts';

const vpcOnly =
  (change: Change): Change =>
  (behaviour) =>
    change({ ...behaviour, isVpcOnly: true });
const vpcRequired = [groupClause('VpcId.required')];
const assumed = (variation: Variation): Variation => ({ ...variation, assume: 'vpc-only' });

/** Optional parameters that are asked for, and existing things that are refused. */
export const optionalDefects: readonly Variation[] = [
  defect(
    'sg-optional/name-asked-for',
    'refuses a group without a name',
    [groupClause('SecurityGroupName.optional')],
    refuseWhen('group', 'groupName', lacks('SecurityGroupName')),
  ),
  defect(
    'sg-optional/description-asked-for',
    'refuses a group without a description',
    [groupClause('Description.optional')],
    refuseWhen('group', 'description', lacks('Description')),
  ),
  defect(
    'sg-optional/name-or-description-asked-for',
    'refuses a group that has neither a name nor a description',
    [groupClause('SecurityGroupName.optional'), groupClause('Description.optional')],
    refuseWhen('group', 'groupName', allHold(lacks('SecurityGroupName'), lacks('Description'))),
  ),
  defect(
    'sg-vpc/existing-refused',
    'refuses every VPC',
    [groupClause('VpcId.exists')],
    refuseWhen('group', 'vpcUnknown', has('VpcId')),
  ),
  ...(['group', 'policy'] as const).map((kind) =>
    defect(
      `${kind === 'group' ? 'sg' : 'sp'}-resource-group/existing-refused`,
      `refuses every resource group of a ${kind}`,
      [clauseOf(kind, 'ResourceGroupId.accepted')],
      refuseWhen(kind, 'resourceGroup', has('ResourceGroupId')),
    ),
  ),
  defect(
    'sg-owner-account/existing-refused',
    'refuses every owner account',
    [groupClause('OwnerAccount.accepted')],
    refuseWhen('group', 'ownerAccount', has('OwnerAccount')),
  ),
  assumed(
    defect(
      'sg-vpc-only/unchecked',
      'takes a group without a VPC where groups live in VPCs only',
      vpcRequired,
      (behaviour) => ({
        ...behaviour,
        isVpcOnly: false,
      }),
    ),
  ),
  assumed(
    defect(
      'sg-vpc-only/wrong-status',
      'answers 404 to a missing VPC where groups live in VPCs only',
      vpcRequired,
      vpcOnly(changeError('vpcMissing', { status: 404 })),
    ),
  ),
  assumed(
    defect(
      'sg-vpc-only/wrong-code',
      'answers another code to a missing VPC where groups live in VPCs only',
      vpcRequired,
      vpcOnly(changeError('vpcMissing', { code: 'MissingParameter.VpcId' })),
    ),
  ),
];
