import type { Operation, Scene } from '../behaviour.ts';
import type { PolicyRequest } from '../requests.ts';
import type { SecurityPolicy } from '../state/resources.ts';
import { create } from './create.ts';
import { createCreation } from './creation.ts';
import { readPolicyRequest } from './read-policy-request.ts';

/** CreateSecurityPolicy. */
export const createSecurityPolicy: Operation = {
  version: '2020-06-16',
  run: (scene) => {
    const { behaviour, state } = scene;
    const request = readPolicyRequest(scene);
    return create(createCreation('policy', behaviour.policy, state.policies, request, build, scene));
  },
};

function build(request: PolicyRequest, id: string, scene: Scene): SecurityPolicy {
  return {
    id,
    order: scene.state.nextOrder(),
    region: request.region,
    name: request.name ?? '',
    resourceGroupId: request.resourceGroupId,
    tlsVersions: request.tlsVersions,
    ciphers: request.ciphers,
    createdAt: scene.world.clock(),
  };
}
