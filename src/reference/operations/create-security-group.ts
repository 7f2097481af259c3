import type { Operation, Scene } from '../behaviour.ts';
import type { GroupRequest } from '../requests.ts';
import type { SecurityGroup, Tag } from '../state/resources.ts';
import { create } from './create.ts';
import { createCreation } from './creation.ts';
import { readGroupRequest } from './read-group-request.ts';

/** CreateSecurityGroup. */
export const createSecurityGroup: Operation = {
  version: '2014-05-26',
  run: (scene) => {
    const { behaviour, state } = scene;
    const request = readGroupRequest(scene);
    return create(createCreation('group', behaviour.group, state.groups, request, build, scene));
  },
};

function build(request: GroupRequest, id: string, scene: Scene): SecurityGroup {
  return {
    id,
    order: scene.state.nextOrder(),
    region: request.region,
    name: request.name ?? '',
    description: request.description ?? '',
    vpcId: request.vpcId,
    resourceGroupId: request.resourceGroupId,
    ownerAccount: request.ownerAccount,
    tags: tagsOf(request, scene),
    createdAt: scene.world.clock(),
  };
}

function tagsOf(request: GroupRequest, scene: Scene): readonly Tag[] {
  const tags = request.tags.flatMap(({ key, value }) =>
    key === undefined ? [] : [{ key, value: value ?? '' }],
  );
  if (scene.behaviour.readings.tagKeyTwice !== 'last wins') return tags;
  return tags.filter(({ key }, index) => !tags.slice(index + 1).some((later) => later.key === key));
}
