import { parameterOf } from '../../endpoint/decode-form.ts';
import type { Operation } from '../behaviour.ts';
import { nonEmpty } from './read-group-request.ts';
import { readRegion } from './read-region.ts';

const ecs = '2014-05-26';

/** DescribeSecurityGroupAttribute: the permission rules of one group. */
export const describeSecurityGroupAttribute: Operation = {
  version: ecs,
  run: (context) => {
    const region = readRegion(context);
    if (typeof region !== 'string') return region;
    const { call, behaviour, state, fixtures } = context;
    const id = nonEmpty(parameterOf(call.parameters, 'SecurityGroupId'));
    if (id === undefined) return behaviour.errors.missingGroupId;
    const kept = state.groups.seen(region, fixtures.clock()).find((group) => group.id === id);
    if (kept === undefined) return behaviour.errors.groupNotFound;
    const group = behaviour.group.show(kept, context);
    return {
      RegionId: region,
      SecurityGroupId: group.id,
      SecurityGroupName: group.name,
      Description: group.description,
      VpcId: group.vpcId ?? '',
      InnerAccessPolicy: behaviour.companions.innerAccessPolicy,
      Permissions: { Permission: behaviour.companions.permissions },
    };
  },
};

/** DeleteSecurityGroup. */
export const deleteSecurityGroup: Operation = {
  version: ecs,
  run: (context) => {
    const region = readRegion(context);
    if (typeof region !== 'string') return region;
    const { call, behaviour, state, fixtures } = context;
    const id = nonEmpty(parameterOf(call.parameters, 'SecurityGroupId'));
    if (id === undefined) return behaviour.errors.missingGroupId;
    return state.groups.remove(id, region, fixtures.clock()) ? {} : behaviour.errors.groupNotFound;
  },
};

/** DescribeRegions. */
export const describeRegions: Operation = {
  version: ecs,
  run: ({ fixtures }) => ({
    Regions: {
      Region: fixtures.regions.map((region) => ({
        RegionId: region,
        LocalName: region,
        RegionEndpoint: `ecs.${region}.aliyuncs.com`,
      })),
    },
  }),
};

/** DescribeVpcs: the networks that exist in a region. */
export const describeVpcs: Operation = {
  version: '2016-04-28',
  run: (context) => {
    const region = readRegion(context);
    if (typeof region !== 'string') return region;
    const vpcs = context.fixtures.vpcs.filter((vpc) => vpc.region === region);
    return {
      TotalCount: vpcs.length,
      PageNumber: 1,
      PageSize: 10,
      Vpcs: {
        Vpc: vpcs.map(({ vpcId }) => ({
          VpcId: vpcId,
          RegionId: region,
          Status: 'Available',
          VpcName: vpcId,
          CidrBlock: '172.16.0.0/12',
        })),
      },
    };
  },
};
