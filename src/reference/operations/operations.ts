import type { Operation } from '../behaviour.ts';
import { createSecurityGroup } from './create-security-group.ts';
import { createSecurityPolicy } from './create-security-policy.ts';
import { describeSecurityGroups } from './describe-security-groups.ts';
import {
  deleteSecurityGroup,
  describeRegions,
  describeSecurityGroupAttribute,
  describeVpcs,
} from './security-group-companions.ts';
import {
  deleteSecurityPolicy,
  listSecurityPolicies,
  listSystemSecurityPolicies,
} from './security-policy-companions.ts';

/** The operations of the endpoint, by their action. */
export const operations: Readonly<Record<string, Operation>> = {
  CreateSecurityGroup: createSecurityGroup,
  CreateSecurityPolicy: createSecurityPolicy,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSecurityGroupAttribute: describeSecurityGroupAttribute,
  DeleteSecurityGroup: deleteSecurityGroup,
  DescribeRegions: describeRegions,
  DescribeVpcs: describeVpcs,
  ListSecurityPolicies: listSecurityPolicies,
  ListSystemSecurityPolicies: listSystemSecurityPolicies,
  DeleteSecurityPolicy: deleteSecurityPolicy,
};
