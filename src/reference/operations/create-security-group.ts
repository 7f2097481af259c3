import type { Operation, RequestContext } from '../behaviour.ts';
import type { GroupRequest } from '../requests.ts';
import type { SecurityGroup, Tag } from '../state/resources.ts';
import { create } from './create.ts';
import { createCreation } from './creation.ts';
import { readGroupRequest } from './read-group-request.ts';

/** CreateSecurityGroup. */
export const createSecurityGroup: Operation = {
  version: '2014-05-26',
  run: (context) => {
    const { behaviour, state } = context;
    const request = readGroupRequest(context);
    return create(createCreation('group', behaviour.group, state.groups, request, build, context));
  },
};

function build(request: GroupRequest, id: string, context: RequestContext): SecurityGroup {
  return {
    id,
    order: context.state.nextOrder(),
    region: request.region,
    name: request.name ?? '',
    description: request.description ?? '',
    vpcId: request.vpcId,
    resourceGroupId: request.resourceGroupId,
    ownerAccount: request.ownerAccount,
    tags: tagsOf(request, context),
    createdAt: context.fixtures.clock(),
  };
}

function tagsOf(request: GroupRequest, context: RequestContext): readonly Tag[] {
  const tags = request.tags.flatMap(({ key, value }) =>
    key === undefined ? [] : [{ key, value: value ?? '' }],
  );
  if (context.behaviour.interpretations.tagKeyTwice !== 'last wins') return tags;
  return tags.filter(({ key }, index) => !tags.slice(index + 1).some((later) => later.key === key));
}
