import { parameterOf } from '../../endpoint/decode-form.ts';
import type { Fields } from '../../endpoint/fields.ts';
import type { Operation } from '../behaviour.ts';
import type { SecurityPolicy } from '../state/resources.ts';
import { pageAfter, readInteger } from './paging.ts';
import { nonEmpty } from './read-group-request.ts';
import { isDryRun, readList } from './read-policy-request.ts';

const alb = '2020-06-16';

/** ListSecurityPolicies: filters by id and by name, pages by NextToken. */
export const listSecurityPolicies: Operation = {
  version: alb,
  run: (context) => {
    const { call, behaviour, state, fixtures } = context;
    const ids = readList(call.parameters, 'SecurityPolicyIds', behaviour.interpretations);
    const names = readList(call.parameters, 'SecurityPolicyNames', behaviour.interpretations);
    const size = readInteger(call.parameters, 'MaxResults', [1, 100], 20);
    if (size === undefined || ids.length > 20 || names.length > 10) return behaviour.errors.parameter;
    const policies = state.policies
      .seen(fixtures.homeRegion, fixtures.clock())
      .map((policy) => behaviour.policy.show(policy, context))
      .filter((policy) => ids.length === 0 || ids.includes(policy.id))
      .filter((policy) => names.length === 0 || names.includes(policy.name));
    const token = nonEmpty(parameterOf(call.parameters, 'NextToken'));
    const page = pageAfter(policies, token, Math.min(size, behaviour.companions.largestPage));
    if (page === undefined) return behaviour.errors.nextToken;
    return {
      TotalCount: policies.length,
      MaxResults: size,
      ...(page.nextToken === undefined ? {} : { NextToken: page.nextToken }),
      SecurityPolicies: page.items.map(describe),
    };
  },
};

/** ListSystemSecurityPolicies: the policies that every account has. */
export const listSystemSecurityPolicies: Operation = {
  version: alb,
  run: ({ behaviour }) => ({
    SecurityPolicies: Object.entries(behaviour.ciphers).map(([version, ciphers]) => ({
      SecurityPolicyId: `tls_cipher_policy_${version.slice(-3).replace('.', '_')}`,
      TLSVersions: [version],
      Ciphers: ciphers,
    })),
  }),
};

/** DeleteSecurityPolicy, which takes DryRun as well. */
export const deleteSecurityPolicy: Operation = {
  version: alb,
  run: (context) => {
    const { call, behaviour, state, fixtures } = context;
    const id = nonEmpty(parameterOf(call.parameters, 'SecurityPolicyId'));
    if (id === undefined) return behaviour.errors.missingPolicyId;
    const now = fixtures.clock();
    if (isDryRun(call.parameters, behaviour.interpretations)) {
      const isThere = state.policies.seen(fixtures.homeRegion, now).some((policy) => policy.id === id);
      return isThere ? behaviour.errors.dryRunPassed : behaviour.errors.policyNotFound;
    }
    return state.policies.remove(id, fixtures.homeRegion, now) ? {} : behaviour.errors.policyNotFound;
  },
};

function describe(policy: SecurityPolicy): Fields {
  return {
    SecurityPolicyId: policy.id,
    SecurityPolicyName: policy.name,
    SecurityPolicyStatus: 'Available',
    TLSVersions: policy.tlsVersions,
    Ciphers: policy.ciphers,
    ResourceGroupId: policy.resourceGroupId ?? '',
    CreateTime: new Date(policy.createdAt).toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}
