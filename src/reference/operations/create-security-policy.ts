import type { Operation } from '../behaviour.ts';
import { create } from './create.ts';
import { readPolicyRequest } from './read-policy-request.ts';

/** CreateSecurityPolicy. */
export const createSecurityPolicy: Operation = {
  version: '2020-06-16',
  run: (scene) => {
    const request = readPolicyRequest(scene);
    return create(
      {
        kind: 'policy',
        rules: scene.behaviour.policy,
        request,
        shelf: scene.state.policies,
        build: (id) => ({
          id,
          order: scene.call.received.ordinal,
          region: request.region,
          name: request.name ?? '',
          resourceGroupId: request.resourceGroupId,
          tlsVersions: request.tlsVersions,
          ciphers: request.ciphers,
          createdAt: scene.world.clock(),
        }),
        errors: { quota: 'policyQuota', mismatch: 'policyMismatch', processing: 'policyProcessing' },
      },
      scene,
    );
  },
};
