import { defineContract } from '../../src/authoring/read-contract.ts';

const tls10 = [
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-SHA',
  'AES256-SHA',
  'DES-CBC3-SHA',
];
const tls12 = [
  ...tls10,
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES128-SHA256',
  'ECDHE-ECDSA-AES256-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-SHA256',
  'ECDHE-RSA-AES256-SHA384',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA256',
  'AES256-SHA256',
];
const tls13 = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_CCM_SHA256',
  'TLS_AES_128_CCM_8_SHA256',
];

/** NLB CreateSecurityPolicy, as the en-US document of API version 2022-04-30 of October 2024 has it. */
export const contract = defineContract({
  operation: 'NlbCreateSecurityPolicy',
  action: 'CreateSecurityPolicy',
  product: 'nlb',
  title: 'NLB',
  version: '2022-04-30',
  document: 'NLB API reference, CreateSecurityPolicy (contract NlbCreateSecurityPolicy)',
  edition: 'en-US, API 2022-04-30',
  parameters: {
    SecurityPolicyName: {
      kind: 'text',
      length: [1, 200],
      characters: ['latin', 'digit', '._-'],
    },
    TlsVersions: {
      kind: 'list',
      required: true,
      count: [1, 4],
      of: {
        kind: 'choice',
        values: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
        invalidValues: ['TLSv1.4', 'SSLv3', 'TLSv1'],
      },
    },
    Ciphers: {
      kind: 'list',
      required: true,
      count: [1, 32],
      of: { kind: 'choice', values: [...tls12, ...tls13], invalidValues: ['RC4-SHA', 'NULL-MD5'] },
    },
    ResourceGroupId: { kind: 'reference' },
  },
  constraints: [
    {
      kind: 'supports',
      each: 'Ciphers',
      by: 'TlsVersions',
      table: { 'TLSv1.0': tls10, 'TLSv1.1': tls10, 'TLSv1.2': tls12, 'TLSv1.3': tls13 },
    },
  ],
  examples: [{ SecurityPolicyName: 'tls-policy', 'TlsVersions.1': 'TLSv1.2', 'Ciphers.1': 'AES128-SHA' }],
  result: { id: 'SecurityPolicyId' },
  idempotency: {},
  dryRun: {},
  lifecycle: {
    list: {
      action: 'ListSecurityPolicy',
      items: 'SecurityPolicies',
      id: 'SecurityPolicyId',
      paging: { kind: 'token', size: 'MaxResults', most: 100, next: 'NextToken' },
      byId: { parameter: 'SecurityPolicyIds', form: 'numbered', most: 20 },
      shows: {
        SecurityPolicyName: 'SecurityPolicyName',
        TlsVersions: { list: 'TlsVersion' },
        Ciphers: { list: 'Ciphers' },
      },
    },
    remove: { action: 'DeleteSecurityPolicy', parameters: { SecurityPolicyId: '$id' } },
  },
});
