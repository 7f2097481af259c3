import { type Parameter, parameterOf } from '../../endpoint/decode-form.ts';
import type { Fields } from '../../endpoint/fields.ts';
import type { Operation, RequestContext } from '../behaviour.ts';
import type { Fault } from '../errors.ts';
import type { SecurityGroup } from '../state/resources.ts';
import { pageAfter, readInteger } from './paging.ts';
import { nonEmpty, readTags } from './read-group-request.ts';
import { readRegion } from './read-region.ts';

/** DescribeSecurityGroups: filters, and pages by NextToken or by number. */
export const describeSecurityGroups: Operation = {
  version: '2014-05-26',
  run: (context) => {
    const region = readRegion(context);
    if (typeof region !== 'string') return region;
    const { parameters } = context.call;
    const ids = readIds(parameterOf(parameters, 'SecurityGroupIds'));
    if (ids === 'malformed') return context.behaviour.errors.parameter;
    const groups = context.state.groups
      .seen(region, context.fixtures.clock())
      .map((group) => context.behaviour.group.show(group, context))
      .filter((group) => isAskedFor(group, ids, context));
    const byToken =
      context.behaviour.companions.hasNextToken &&
      (nonEmpty(parameterOf(parameters, 'MaxResults')) ?? nonEmpty(parameterOf(parameters, 'NextToken'))) !==
        undefined;
    return byToken ? byNextToken(groups, region, context) : byNumber(groups, region, context);
  },
};

function byNextToken(
  groups: readonly SecurityGroup[],
  region: string,
  context: RequestContext,
): Fields | Fault {
  const { parameters } = context.call;
  const size = readInteger(parameters, 'MaxResults', [1, 100], 10);
  if (size === undefined) return context.behaviour.errors.parameter;
  const token = nonEmpty(parameterOf(parameters, 'NextToken'));
  const page = pageAfter(groups, token, Math.min(size, context.behaviour.companions.largestPage));
  if (page === undefined) return context.behaviour.errors.nextToken;
  const next = { NextToken: page.nextToken ?? '' };
  return { RegionId: region, ...next, SecurityGroups: { SecurityGroup: page.items.map(describe) } };
}

function byNumber(groups: readonly SecurityGroup[], region: string, context: RequestContext): Fields | Fault {
  const { parameters } = context.call;
  const number = readInteger(parameters, 'PageNumber', [1, 1_000_000], 1);
  const asked = readInteger(parameters, 'PageSize', [1, 50], 10);
  if (number === undefined || asked === undefined) return context.behaviour.errors.parameter;
  const size = Math.min(asked, context.behaviour.companions.largestPage);
  return {
    RegionId: region,
    TotalCount: groups.length,
    PageNumber: number,
    PageSize: size,
    SecurityGroups: { SecurityGroup: groups.slice((number - 1) * size, number * size).map(describe) },
  };
}

function isAskedFor(
  group: SecurityGroup,
  ids: readonly string[] | undefined,
  context: RequestContext,
): boolean {
  const { parameters } = context.call;
  const agrees = (name: string, value: string): boolean => {
    const asked = nonEmpty(parameterOf(parameters, name));
    return asked === undefined || asked === value;
  };
  return (
    (ids === undefined || ids.includes(group.id)) &&
    agrees('SecurityGroupId', group.id) &&
    agrees('SecurityGroupName', group.name) &&
    agrees('VpcId', group.vpcId ?? '') &&
    agrees('ResourceGroupId', group.resourceGroupId ?? '') &&
    hasTags(group, parameters, context)
  );
}

function hasTags(group: SecurityGroup, parameters: readonly Parameter[], context: RequestContext): boolean {
  return readTags(parameters, context).every(({ key, value }) =>
    group.tags.some((tag) => tag.key === key && (value === undefined || tag.value === value)),
  );
}

function readIds(text: string | undefined): readonly string[] | undefined | 'malformed' {
  if (nonEmpty(text) === undefined) return undefined;
  try {
    const ids: unknown = JSON.parse(text ?? '');
    if (!Array.isArray(ids) || ids.length > 100) return 'malformed';
    return ids.length === 0 ? undefined : ids.map(String);
  } catch {
    return 'malformed';
  }
}

function describe(group: SecurityGroup): Fields {
  return {
    SecurityGroupId: group.id,
    SecurityGroupName: group.name,
    Description: group.description,
    VpcId: group.vpcId ?? '',
    ResourceGroupId: group.resourceGroupId ?? '',
    SecurityGroupType: 'normal',
    CreationTime: new Date(group.createdAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    Tags: { Tag: group.tags.map(({ key, value }) => ({ TagKey: key, TagValue: value })) },
  };
}
