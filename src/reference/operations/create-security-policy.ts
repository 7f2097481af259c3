import type { Operation, RequestContext } from '../behaviour.ts';
import type { PolicyRequest } from '../requests.ts';
import type { SecurityPolicy } from '../state/resources.ts';
import { create } from './create.ts';
import { createCreation } from './creation.ts';
import { readPolicyRequest } from './read-policy-request.ts';

/** CreateSecurityPolicy. */
export const createSecurityPolicy: Operation = {
  version: '2020-06-16',
  run: (context) => {
    const { behaviour, state } = context;
    const request = readPolicyRequest(context);
    return create(createCreation('policy', behaviour.policy, state.policies, request, build, context));
  },
};

function build(request: PolicyRequest, id: string, context: RequestContext): SecurityPolicy {
  return {
    id,
    order: context.state.nextOrder(),
    region: request.region,
    name: request.name ?? '',
    resourceGroupId: request.resourceGroupId,
    tlsVersions: request.tlsVersions,
    ciphers: request.ciphers,
    createdAt: context.fixtures.clock(),
  };
}
