import { parameterOf } from '../../endpoint/decode-form.ts';
import type { Check, Scene, Subject } from '../behaviour.ts';
import type { PolicyRequest } from '../requests.ts';
import { single } from './check.ts';
import { isSupported, laterCipherTable } from './ciphers.ts';
import { textChecks } from './text-checks.ts';

const known = new Set(
  `Action Version Format AccessKeyId Signature SignatureMethod SignatureVersion SignatureNonce Timestamp SecurityToken
   SignatureType RegionId ClientToken DryRun ResourceGroupId SecurityPolicyName TLSVersions Ciphers`.split(
    /\s+/,
  ),
);

const numbered = (values: readonly string[]): readonly Subject[] =>
  values.map((value, index) => ({ value, n: index + 1 }));
const given = (values: readonly string[]): readonly Subject[] => single(values.length === 0 ? '' : 'given');
const isLater = (cipher: string, versions: readonly string[], { behaviour: { readings } }: Scene): boolean =>
  readings.laterCiphers === 'accepted' && isSupported(cipher, versions, laterCipherTable);
const isUsable = (cipher: string, versions: readonly string[], scene: Scene): boolean =>
  scene.behaviour.supports(cipher, versions, scene.behaviour.ciphers) || isLater(cipher, versions, scene);

/** The rules of CreateSecurityPolicy, in the order in which they are checked: required, format, ciphers. */
export const policyChecks: readonly Check<PolicyRequest>[] = [
  {
    clause: 'SecurityPolicyName.required',
    error: 'missingPolicyName',
    subjects: ({ name }) => single(name ?? ''),
    isBroken: ({ value }) => value === '',
  },
  {
    clause: 'TLSVersions.required',
    error: 'missingVersions',
    subjects: ({ tlsVersions }) => given(tlsVersions),
    isBroken: ({ value }) => value === '',
  },
  {
    clause: 'Ciphers.required',
    error: 'missingCiphers',
    subjects: ({ ciphers }) => given(ciphers),
    isBroken: ({ value }) => value === '',
  },
  ...textChecks<PolicyRequest>(
    'policyName',
    {
      length: 'SecurityPolicyName.length',
      first: 'SecurityPolicyName.first',
      charset: 'SecurityPolicyName.charset',
    },
    'policyName',
    ({ name }) => single(name),
  ),
  {
    clause: 'TLSVersions.enum',
    error: 'versions',
    subjects: ({ tlsVersions }) => numbered(tlsVersions),
    isBroken: ({ value }, _request, { behaviour }) => !behaviour.tlsVersions.includes(value),
  },
  {
    clause: 'open.choice-twice',
    error: 'parameter',
    subjects: ({ tlsVersions, ciphers }) => numbered([...tlsVersions, ...ciphers]),
    isBroken: ({ value }, { tlsVersions, ciphers }, { behaviour: { readings } }) =>
      readings.choiceTwice === 'refused' &&
      [...tlsVersions, ...ciphers].filter((other) => other === value).length > 1,
  },
  {
    clause: 'open.dry-run-values',
    error: 'dryRun',
    subjects: (_request, { call }) => single(parameterOf(call.parameters, 'DryRun')),
    isBroken: ({ value }, _request, { behaviour: { readings } }) =>
      readings.otherDryRunValue === 'refused' && !['true', 'false', ''].includes(value),
  },
  ...textChecks<PolicyRequest>(
    'policyToken',
    { length: 'ClientToken.length', first: 'ClientToken.ascii', charset: 'ClientToken.ascii' },
    'token',
    ({ token }) => single(token),
  ),
  {
    clause: 'open.token-control-characters',
    error: 'token',
    subjects: ({ token }) => single(token),
    isBroken: ({ value }, _request, { behaviour: { readings } }) =>
      readings.controlCharactersInToken === 'refused' && /[\u{0}-\u{1f}\u{7f}]/u.test(value),
  },
  {
    clause: 'ResourceGroupId.accepted',
    error: 'resourceGroup',
    subjects: ({ resourceGroupId }) => single(resourceGroupId),
    isBroken: ({ value }, _request, { world }) => !world.resourceGroupIds.includes(value),
  },
  {
    clause: 'open.extra-parameters',
    error: 'extraParameter',
    subjects: (_request, { call }) =>
      call.parameters.map(({ name }, index) => ({ value: name, n: index + 1 })),
    isBroken: ({ value }, _request, { behaviour: { readings } }) =>
      readings.extraParameters === 'refused' &&
      !known.has(value) &&
      !/^(TLSVersions|Ciphers)\.\d+$/.test(value),
  },
  {
    clause: 'Ciphers.known',
    error: 'ciphers',
    subjects: ({ ciphers }) => numbered(ciphers),
    isBroken: ({ value }, _request, scene) =>
      !Object.values(scene.behaviour.ciphers).flat().includes(value) &&
      !isLater(value, scene.behaviour.tlsVersions, scene),
  },
  {
    clause: 'Ciphers.supported',
    error: 'unsupportedCipher',
    subjects: ({ ciphers }) => numbered(ciphers),
    isBroken: ({ value }, { tlsVersions }, scene) => !isUsable(value, tlsVersions, scene),
  },
  {
    clause: 'open.version-without-cipher',
    error: 'unsupportedCipher',
    subjects: ({ tlsVersions }) => numbered(tlsVersions),
    isBroken: ({ value }, { ciphers }, scene) =>
      scene.behaviour.readings.versionWithoutCipher === 'refused' &&
      !ciphers.some((cipher) => isUsable(cipher, [value], scene)),
  },
];
