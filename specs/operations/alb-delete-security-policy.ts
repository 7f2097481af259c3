import { defineContract } from '../../src/authoring/read-contract.ts';

/** ALB DeleteSecurityPolicy, as the zh-CN document of API version 2020-06-16 of 2024 has it. */
export const contract = defineContract({
  operation: 'DeleteSecurityPolicy',
  product: 'alb',
  title: 'ALB',
  version: '2020-06-16',
  edition: 'zh-CN, API 2020-06-16',
  effect: 'deletes',
  parameters: {
    SecurityPolicyId: {
      kind: 'reference',
      required: true,
      unknown: ['sp-does-not-exist'],
      errors: ['404 ResourceNotFound.SecurityPolicy'],
    },
  },
  examples: [{ SecurityPolicyId: '$SecurityPolicyId' }],
  idempotency: {},
  dryRun: {},
  subject: {
    parameter: 'SecurityPolicyId',
    action: 'CreateSecurityPolicy',
    parameters: {
      SecurityPolicyName: 'policy-$new',
      'TLSVersions.1': 'TLSv1.2',
      'Ciphers.1': 'AES128-GCM-SHA256',
    },
    id: 'SecurityPolicyId',
  },
  lifecycle: {
    list: {
      action: 'ListSecurityPolicies',
      items: 'SecurityPolicies',
      id: 'SecurityPolicyId',
      paging: { kind: 'token', size: 'MaxResults', most: 100, next: 'NextToken' },
      byId: { parameter: 'SecurityPolicyIds', form: 'numbered', most: 20 },
      shows: {},
    },
    remove: {
      action: 'DeleteSecurityPolicy',
      parameters: { SecurityPolicyId: '$id' },
      gone: ['ResourceNotFound.SecurityPolicy'],
      busy: ['IncorrectStatus.SecurityPolicy', 'ResourceInUse.SecurityPolicy'],
    },
  },
});
