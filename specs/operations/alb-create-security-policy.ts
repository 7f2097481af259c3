import { asciiControl, digit, exactly, latin, punctuationBut } from '../../src/authoring/alphabets.ts';
import { acceptedOnly, clausesOf, everyAnswer, sequence } from '../../src/authoring/clause-builder.ts';
import {
  clientToken,
  commonClauses,
  commonIds,
  commonOpenDrafts,
  idempotence,
  oddTexts,
  tokenClauses,
} from '../../src/authoring/common.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { rpc } from '../protocols/rpc.ts';

const operation = 'CreateSecurityPolicy';
const edition = 'en-US, API 2020-06-16';
const build = clausesOf({
  operation,
  document: 'ALB API reference, CreateSecurityPolicy',
  edition,
  url: 'https://www.alibabacloud.com/help/en/slb/application-load-balancer/developer-reference/api-alb-2020-06-16-createsecuritypolicy',
});
const { must, should, open } = build;
const id = (rule: string) => `${operation}.${rule}`;
const row = (name: string) => `Request parameters, ${name}`;
const optional = { required: false, errors: [] };
const required = (rule: string) => ({ required: true, clause: id(rule), errors: [] });

const cbcSha = ['AES128-SHA', 'AES256-SHA', 'DES-CBC3-SHA'];
const tls12 = [
  ...cbcSha,
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
/** ECDHE names that the document shows without listing them, or that later editions list. */
const openCiphers = [
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-RSA-AES256-SHA',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES128-SHA256',
  'ECDHE-ECDSA-AES256-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
];

/** ALB CreateSecurityPolicy, as the en-US document of API version 2020-06-16 has it. */
export const contract: Contract = {
  operation,
  product: 'alb',
  productTitle: 'ALB',
  version: '2020-06-16',
  edition,
  protocol: rpc,
  parameters: [
    {
      shape: 'text',
      name: 'SecurityPolicyName',
      presence: required('SecurityPolicyName.required'),
      text: {
        rules: [
          { kind: 'length', clause: id('SecurityPolicyName.length'), min: 2, max: 128, errors: [] },
          {
            kind: 'first',
            clause: id('SecurityPolicyName.first'),
            accepts: [latin],
            refuses: [digit, exactly('.'), exactly('_'), exactly('-')],
            errors: [],
          },
          {
            kind: 'charset',
            clause: id('SecurityPolicyName.charset'),
            refuses: [punctuationBut('.', '_', '-'), asciiControl],
            errors: [],
          },
        ],
        plain: [latin, digit, exactly('.'), exactly('_'), exactly('-')],
        open: {
          characters: id('SecurityPolicyName.characters'),
          astral: id('SecurityPolicyName.characters'),
          empty: id('SecurityPolicyName.empty'),
        },
      },
    },
    {
      shape: 'list',
      name: 'TLSVersions',
      presence: required('TLSVersions.required'),
      clause: id('TLSVersions.enum'),
      values: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
      openValues: [],
      invalidValues: ['TLSv1.4', 'SSLv3', 'TLSv1', 'DTLSv1.2', 'TLS1.2'],
      open: {
        values: id('TLSVersions.spelling'),
        spelling: id('TLSVersions.spelling'),
        repeated: id('TLSVersions.repeated'),
        form: id('TLSVersions.form'),
      },
    },
    {
      shape: 'list',
      name: 'Ciphers',
      presence: required('Ciphers.required'),
      clause: id('Ciphers.known'),
      values: [...tls12, ...tls13],
      openValues: openCiphers,
      invalidValues: ['RC4-SHA', 'DHE-RSA-AES128-SHA', 'TLS_AES_128_CCM_SHA256_P256', 'NULL-MD5'],
      open: {
        values: id('Ciphers.editions'),
        spelling: id('Ciphers.spelling'),
        repeated: id('Ciphers.repeated'),
        form: id('Ciphers.form'),
      },
    },
    {
      shape: 'dry-run',
      name: 'DryRun',
      presence: optional,
      code: 'DryRunOperation',
      status: 400,
      clauses: {
        pass: id('DryRun.pass'),
        status: id('DryRun.pass.status'),
        fail: id('DryRun.fail'),
        effect: id('DryRun.effect'),
        quota: id('DryRun.quota'),
        off: id('DryRun.false'),
      },
      open: id('DryRun.values'),
    },
    clientToken(operation),
    {
      shape: 'reference',
      name: 'ResourceGroupId',
      presence: optional,
      clause: id('ResourceGroupId.accepted'),
      open: id('ResourceGroupId.other'),
    },
  ],
  across: [
    {
      kind: 'support',
      clause: id('Ciphers.supported'),
      each: 'Ciphers',
      by: 'TLSVersions',
      table: { 'TLSv1.0': cbcSha, 'TLSv1.1': cbcSha, 'TLSv1.2': tls12, 'TLSv1.3': tls13 },
      errors: [],
      openUnserved: id('Ciphers.unserved'),
    },
  ],
  baselines: [
    { SecurityPolicyName: 'edge-policy', 'TLSVersions.1': 'TLSv1.2', 'Ciphers.1': 'AES128-SHA' },
    { SecurityPolicyName: 'edge-policy', 'TLSVersions.1': 'TLSv1.2', 'Ciphers.1': 'AES128-GCM-SHA256' },
    { SecurityPolicyName: 'edge-policy', 'TLSVersions.1': 'TLSv1.0', 'Ciphers.1': 'AES128-SHA' },
    { SecurityPolicyName: 'EdgePolicy', 'TLSVersions.1': 'TLSv1.2', 'Ciphers.1': 'AES128-SHA' },
    { SecurityPolicyName: 'edgepolicytwo', 'TLSVersions.1': 'TLSv1.1', 'Ciphers.1': 'AES256-SHA' },
    { SecurityPolicyName: 'p2', 'TLSVersions.1': 'TLSv1.3', 'Ciphers.1': 'TLS_AES_128_GCM_SHA256' },
  ],
  baselineFault: { SecurityPolicyName: null },
  result: { id: 'SecurityPolicyId' },
  quota: {
    limit: null,
    errors: [{ status: 400, code: 'QuotaExceeded.SecurityPoliciesNum' }],
    clauses: { limit: id('Quota.error'), scope: null, message: id('Quota.error.message') },
  },
  idempotence: idempotence(operation, true, ['IdempotenceProcessing', 'IdempotentProcessing', 'SystemBusy']),
  common: commonIds(operation),
  companions: {
    list: {
      product: 'alb',
      version: '2020-06-16',
      action: 'ListSecurityPolicies',
      parameters: {},
      items: 'SecurityPolicies',
      id: 'SecurityPolicyId',
      total: 'TotalCount',
      paging: [{ kind: 'token', size: 'MaxResults', most: 100, next: 'NextToken' }],
      byId: { parameter: 'SecurityPolicyIds', form: 'numbered', most: 20 },
      fields: [
        { shape: 'text', parameter: 'SecurityPolicyName', path: 'SecurityPolicyName' },
        { shape: 'list', parameter: 'TLSVersions', path: 'TLSVersions' },
        { shape: 'list', parameter: 'Ciphers', path: 'Ciphers' },
      ],
    },
    detail: null,
    remove: {
      product: 'alb',
      version: '2020-06-16',
      action: 'DeleteSecurityPolicy',
      parameters: { SecurityPolicyId: '$id' },
      gone: ['ResourceNotFound.SecurityPolicy'],
      busy: ['IncorrectStatus.SecurityPolicy', 'ResourceInUse.SecurityPolicy'],
    },
    regions: null,
    fixtures: [],
  },
  openCases: [
    ...commonOpenDrafts(operation),
    {
      point: id('SecurityPolicyName.characters'),
      label: 'Chinese characters',
      change: { SecurityPolicyName: '\u5b89\u5168\u7b56\u7565' },
    },
    {
      point: id('SecurityPolicyName.characters'),
      label: 'an accented letter',
      change: { SecurityPolicyName: 'caf\u00e9' },
    },
    { point: id('SecurityPolicyName.empty'), label: 'the empty string', change: { SecurityPolicyName: '' } },
    { point: id('TLSVersions.spelling'), label: 'lower case', change: { 'TLSVersions.1': 'tlsv1.2' } },
    { point: id('TLSVersions.spelling'), label: 'a space before', change: { 'TLSVersions.1': ' TLSv1.2' } },
    {
      point: id('TLSVersions.repeated'),
      label: 'one version twice',
      change: { 'TLSVersions.1': 'TLSv1.2', 'TLSVersions.2': 'TLSv1.2' },
    },
    {
      point: id('TLSVersions.form'),
      label: 'one JSON array',
      change: { 'TLSVersions.1': null, TLSVersions: '["TLSv1.2"]' },
    },
    { point: id('Ciphers.spelling'), label: 'lower case', change: { 'Ciphers.1': 'aes128-sha' } },
    {
      point: id('Ciphers.spelling'),
      label: 'a space before, as in the sample',
      change: { 'Ciphers.1': ' AES128-SHA' },
    },
    {
      point: id('Ciphers.repeated'),
      label: 'one cipher twice',
      change: { 'Ciphers.1': 'AES128-SHA', 'Ciphers.2': 'AES128-SHA' },
    },
    {
      point: id('Ciphers.form'),
      label: 'one JSON array',
      change: { 'Ciphers.1': null, Ciphers: '["AES128-SHA"]' },
    },
    {
      point: id('Ciphers.editions'),
      label: 'the document’s own example',
      change: { 'Ciphers.1': 'ECDHE-ECDSA-AES128-SHA' },
    },
    {
      point: id('Ciphers.editions'),
      label: 'a cipher of later editions',
      change: { 'Ciphers.1': 'ECDHE-RSA-AES128-GCM-SHA256' },
    },
    {
      point: id('Ciphers.unserved'),
      label: 'TLSv1.3 without a cipher of its own',
      change: { 'TLSVersions.1': 'TLSv1.2', 'TLSVersions.2': 'TLSv1.3', 'Ciphers.1': 'AES128-SHA' },
    },
    {
      point: id('Ciphers.unserved'),
      label: 'TLSv1.0 without a cipher of its own',
      change: { 'TLSVersions.1': 'TLSv1.0', 'TLSVersions.2': 'TLSv1.2', 'Ciphers.1': 'AES128-GCM-SHA256' },
    },
    { point: id('DryRun.values'), label: 'True', change: { DryRun: 'True' } },
    { point: id('DryRun.values'), label: '1', change: { DryRun: '1' } },
    { point: id('DryRun.values'), label: 'the empty string', change: { DryRun: '' } },
    { point: id('ClientToken.characters'), label: 'a space', change: { ClientToken: '$token two' } },
    { point: id('ClientToken.characters'), label: 'the empty string', change: { ClientToken: '' } },
  ],
  oddTexts,
  clauses: [
    must('SecurityPolicyName.required', row('SecurityPolicyName'), 'Without a name a request is refused.'),
    must('SecurityPolicyName.length', row('SecurityPolicyName'), 'A name has 2 to 128 characters.'),
    must('SecurityPolicyName.first', row('SecurityPolicyName'), 'A name starts with a letter.'),
    must(
      'SecurityPolicyName.charset',
      row('SecurityPolicyName'),
      'A name holds letters, digits, periods, underscores and hyphens; no other ASCII punctuation, no spaces, no control characters and no line breaks, not even at its end.',
    ),
    must('TLSVersions.required', row('TLSVersions'), 'Without TLS versions a request is refused.'),
    must(
      'TLSVersions.enum',
      row('TLSVersions'),
      'TLSv1.0, TLSv1.1, TLSv1.2 and TLSv1.3 are accepted, in every set; nothing else is.',
    ),
    must('Ciphers.required', row('Ciphers'), 'Without ciphers a request is refused.'),
    must('Ciphers.known', row('Ciphers'), 'A cipher that stands in none of the lists is refused.'),
    must(
      'Ciphers.supported',
      row('Ciphers'),
      'Each cipher is supported by at least one of the given TLS versions.',
    ),
    must(
      'DryRun.pass',
      row('DryRun'),
      'A valid request with DryRun=true gets the error code DryRunOperation.',
      { kind: 'request', sides: ['accept'] },
    ),
    should(
      'DryRun.pass.status',
      'Error codes of sibling operations',
      'A passed DryRun has HTTP status 400.',
      everyAnswer('accept'),
    ),
    must(
      'DryRun.fail',
      row('DryRun'),
      'An invalid request with DryRun=true is refused as without it, never with DryRunOperation.',
      { kind: 'request', sides: ['refuse'] },
    ),
    must('DryRun.effect', row('DryRun'), 'DryRun creates nothing and uses no quota.', sequence),
    must(
      'DryRun.quota',
      row('DryRun'),
      'DryRun checks the service limits: with the quota full it gets the quota error.',
      sequence,
    ),
    must(
      'DryRun.false',
      row('DryRun'),
      'DryRun=false is the same as no DryRun: the policy is created.',
      acceptedOnly,
    ),
    ...tokenClauses(build, row('ClientToken')),
    open('ClientToken.afterDryRun', row('DryRun'), 'Whether a DryRun uses up its token.'),
    must(
      'ResourceGroupId.accepted',
      row('ResourceGroupId'),
      'A resource group that exists is accepted.',
      acceptedOnly,
    ),
    must(
      'Quota.error',
      'Error codes, 400 QuotaExceeded.SecurityPoliciesNum',
      'With the quota full a request is refused with the documented error.',
      sequence,
    ),
    should(
      'Quota.error.message',
      'Error codes, 400 QuotaExceeded.SecurityPoliciesNum',
      'The quota error’s message has its placeholders filled in.',
      sequence,
    ),
    ...commonClauses(build, 'SecurityPolicyId'),
    open(
      'SecurityPolicyName.characters',
      row('SecurityPolicyName'),
      'Chinese and other characters beyond ASCII in a name.',
    ),
    open('SecurityPolicyName.empty', row('SecurityPolicyName'), 'A name given as the empty string.'),
    open(
      'TLSVersions.spelling',
      row('TLSVersions'),
      'TLS versions in other letter case or with spaces around them.',
    ),
    open('TLSVersions.repeated', row('TLSVersions'), 'One TLS version twice.'),
    open('TLSVersions.form', row('TLSVersions'), 'TLS versions as one JSON array, or numbered oddly.'),
    open('Ciphers.spelling', row('Ciphers'), 'Ciphers in other letter case or with spaces around them.'),
    open('Ciphers.repeated', row('Ciphers'), 'One cipher twice.'),
    open('Ciphers.form', row('Ciphers'), 'Ciphers as one JSON array, or numbered oddly.'),
    open(
      'Ciphers.editions',
      row('Ciphers'),
      'The document’s own example, which stands in none of its lists, and the ECDHE names of later editions.',
    ),
    open('Ciphers.unserved', row('Ciphers'), 'A given TLS version for which no given cipher works.'),
    open('DryRun.values', row('DryRun'), 'DryRun values other than true and false.'),
    open(
      'ResourceGroupId.other',
      row('ResourceGroupId'),
      'Resource groups of which nobody said whether they exist.',
    ),
  ],
};
