import type { PolicyClause } from '../clause-id.ts';
import { resourceGroupId } from '../fixtures.ts';
import { policy } from './ask.ts';
import type { Scenario } from './drive.ts';
import { policyQuota, policyTokens } from './token-and-quota-scenarios.ts';
import {
  answers,
  both,
  type Changes,
  each,
  latin,
  longText,
  named,
  nameLengths,
  nameTexts,
  oddTexts,
  tokenLengths,
  tokenTexts,
} from './variants.ts';

/** What else can stand in a request to create a policy. */
const policyContexts: readonly Changes[] = [
  {},
  { ClientToken: 'token' },
  { 'TLSVersions.2': 'TLSv1.0' },
  { 'TLSVersions.2': 'TLSv1.1', 'TLSVersions.3': 'TLSv1.0', ClientToken: 'token' },
  { 'Ciphers.2': 'AES256-SHA' },
  { DryRun: 'true' },
  { DryRun: 'false', ClientToken: 'token' },
];

const policies = (...variants: readonly Changes[]): Scenario => each(policy, policyContexts, variants);
const listOf = (name: string, values: readonly string[]): Changes => ({
  [`${name}.1`]: undefined,
  ...Object.fromEntries(values.map((value, index) => [`${name}.${index + 1}`, value])),
});
const versions = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const sets = Array.from({ length: 15 }, (_, index) =>
  versions.filter((_version, bit) => ((index + 1) >> bit) & 1),
);
const ciphers = [
  ...['AES128-SHA', 'AES256-SHA', 'DES-CBC3-SHA', 'ECDHE-RSA-AES128-SHA256', 'ECDHE-RSA-AES256-SHA384'],
  ...['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'AES128-SHA256', 'AES256-SHA256'],
  ...['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'],
  ...['TLS_AES_128_CCM_SHA256', 'TLS_AES_128_CCM_8_SHA256'],
];
const allVersions = listOf('TLSVersions', ['TLSv1.2', 'TLSv1.3']);
const strangers = ['AES128_SHA', 'RC4-MD5', 'NULL-MD5', 'TLS_AES_256_CCM_SHA384', 'AES128-SHA512', ''];
const cipherVariants: readonly Changes[] = [
  ...sets.flatMap((set) => [
    ...ciphers.map((cipher) => ({ ...listOf('TLSVersions', set), 'Ciphers.1': cipher })),
    ...ciphers.map((cipher) => ({ ...listOf('TLSVersions', [...set].reverse()), 'Ciphers.1': cipher })),
  ]),
  ...[1, 2, 3, 12].flatMap((place) =>
    [...strangers, 'none'].map((stranger) => ({
      ...allVersions,
      ...listOf('Ciphers', ciphers),
      [`Ciphers.${place}`]: stranger,
    })),
  ),
  ...[1, 2, 3, 10].map((place) => ({
    ...listOf('Ciphers', ciphers.slice(0, 9)),
    [`Ciphers.${place}`]: 'TLS_AES_128_GCM_SHA256',
  })),
  { ...allVersions, ...listOf('Ciphers', ciphers) },
  { ...allVersions, ...listOf('Ciphers', ciphers.slice(0, 6)) },
];

const policyFaults: readonly Changes[] = [
  { SecurityPolicyName: undefined },
  { SecurityPolicyName: latin(129) },
  { 'Ciphers.1': 'NULL-MD5' },
  { DryRun: 'true' },
];

const policyNames: Scenario = both(
  policies(...named('SecurityPolicyName', ['a b', '1a', 'a/b', '-a'])),
  each(policy, [{}], named('SecurityPolicyName', nameTexts)),
);
const policyCiphers: Scenario = both(
  policies(...named('Ciphers.1', ['TLS_AES_128_GCM_SHA256', 'none', 'AES128-SHA'])),
  each(policy, [{}, { ClientToken: 'token' }], cipherVariants),
);

const policyReadback = policies(
  { SecurityPolicyName: `A.b_c-${latin(90)}` },
  { ...allVersions, ...listOf('Ciphers', ciphers) },
  { ...listOf('TLSVersions', versions), ...listOf('Ciphers', ciphers) },
  { 'TLSVersions.1': 'TLSv1.3', 'Ciphers.1': 'TLS_AES_256_GCM_SHA384' },
);
/** Scenarios in which an endpoint that breaks a clause of CreateSecurityPolicy behaves otherwise than the reference. */
export const policyScenarios: { readonly [C in PolicyClause]: Scenario } = {
  'ClientToken.ascii': policies(...named('ClientToken', tokenTexts)),
  'ClientToken.length': policies(...tokenLengths),
  'ClientToken.idempotent': policyTokens,
  'ClientToken.distinct': policyTokens,
  'ClientToken.concurrent': policyTokens,
  'ClientToken.mismatch': policyTokens,
  'ResourceGroupId.accepted': policies({ ResourceGroupId: resourceGroupId }),
  'Result.id': policies({}, { SecurityPolicyName: 'abc' }),
  'Result.readback': policyReadback,
  'Refusal.effect': async (send) => {
    await policies(
      ...policyFaults,
      ...named('SecurityPolicyName', ['1a', 'a b']),
      ...named('TLSVersions.1', ['SSLv3']),
      ...named('Ciphers.1', ['TLS_AES_128_GCM_SHA256', '']),
      { 'Ciphers.1': undefined },
      ...named('ClientToken', [latin(65), 'é']),
    )(send);
    await policyQuota(send);
  },
  'RequestId.present': answers(policy, policyFaults),
  'RequestId.unique': answers(policy, policyFaults),
  'RequestId.uuid': answers(policy, policyFaults),
  'Format.json': answers(policy, policyFaults),
  'Format.xml': answers(policy, policyFaults),
  'Format.equal': answers(policy, policyFaults),
  'Error.envelope': answers(policy, policyFaults),
  'Transport.get': policyReadback,
  'Transport.post': policyReadback,
  'Robust.input': async (send) => {
    await send(policy(), { more: '&SecurityPolicyName=cd' });
    await policies(...named('SecurityPolicyName', [...oddTexts, longText]))(send);
  },
  'SecurityPolicyName.required': policies({ SecurityPolicyName: undefined }),
  'SecurityPolicyName.length': policies(...nameLengths('SecurityPolicyName')),
  'SecurityPolicyName.first': policyNames,
  'SecurityPolicyName.charset': policyNames,
  'TLSVersions.required': policies({ 'TLSVersions.1': undefined }),
  'TLSVersions.enum': policies(
    ...sets.map((set) => listOf('TLSVersions', set)),
    ...['TLSv1.4', 'SSLv3', 'TLSv1', 'DTLSv1.2', 'TLSv1.22', 'TLSv1x2', ''].flatMap((stranger) => [
      listOf('TLSVersions', [stranger]),
      listOf('TLSVersions', ['TLSv1.2', stranger]),
      listOf('TLSVersions', [stranger, 'TLSv1.2']),
      listOf('TLSVersions', ['TLSv1.2', 'TLSv1.1', stranger]),
    ]),
  ),
  'Ciphers.required': policies({ 'Ciphers.1': undefined }),
  'Ciphers.known': policyCiphers,
  'Ciphers.supported': policyCiphers,
  'DryRun.pass': policies({ DryRun: 'true' }, { DryRun: 'true', ClientToken: 'dry' }),
  'DryRun.pass.status': policies({ DryRun: 'true' }),
  'DryRun.fail': policies(
    ...[
      ...policyFaults,
      ...named('SecurityPolicyName', ['1a', 'a b', 'a']),
      ...named('TLSVersions.1', ['SSLv3']),
      { 'TLSVersions.1': undefined },
      { 'Ciphers.1': undefined },
      ...named('Ciphers.1', ['TLS_AES_128_GCM_SHA256']),
      ...named('ClientToken', [latin(65), 'é']),
    ].map((fault) => ({ ...fault, DryRun: 'true' })),
  ),
  'DryRun.effect': policyQuota,
  'DryRun.quota': policyQuota,
  'DryRun.false': policies({ DryRun: 'false' }, { DryRun: 'false', SecurityPolicyName: latin(129) }),
  'Quota.error': policyQuota,
  'Quota.error.message': policyQuota,
};
