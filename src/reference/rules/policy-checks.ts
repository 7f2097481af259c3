import { parameterOf } from '../../endpoint/decode-form.ts';
import type { Check, RequestContext, Subject } from '../behaviour.ts';
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
const isLater = (
  cipher: string,
  versions: readonly string[],
  { behaviour: { interpretations } }: RequestContext,
): boolean => interpretations.laterCiphers === 'accepted' && isSupported(cipher, versions, laterCipherTable);
const isUsable = (cipher: string, versions: readonly string[], context: RequestContext): boolean =>
  context.behaviour.supports(cipher, versions, context.behaviour.ciphers) ||
  isLater(cipher, versions, context);

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
    isBroken: ({ value }, { tlsVersions, ciphers }, { behaviour: { interpretations } }) =>
      interpretations.choiceTwice === 'refused' &&
      [...tlsVersions, ...ciphers].filter((other) => other === value).length > 1,
  },
  {
    clause: 'open.dry-run-values',
    error: 'dryRun',
    subjects: (_request, { call }) => single(parameterOf(call.parameters, 'DryRun')),
    isBroken: ({ value }, _request, { behaviour: { interpretations } }) =>
      interpretations.otherDryRunValue === 'refused' && !['true', 'false', ''].includes(value),
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
    isBroken: ({ value }, _request, { behaviour: { interpretations } }) =>
      interpretations.controlCharactersInToken === 'refused' && /[\u{0}-\u{1f}\u{7f}]/u.test(value),
  },
  {
    clause: 'ResourceGroupId.accepted',
    error: 'resourceGroup',
    subjects: ({ resourceGroupId }) => single(resourceGroupId),
    isBroken: ({ value }, _request, { fixtures }) => !fixtures.resourceGroupIds.includes(value),
  },
  {
    clause: 'open.extra-parameters',
    error: 'extraParameter',
    subjects: (_request, { call }) =>
      call.parameters.map(({ name }, index) => ({ value: name, n: index + 1 })),
    isBroken: ({ value }, _request, { behaviour: { interpretations } }) =>
      interpretations.extraParameters === 'refused' &&
      !known.has(value) &&
      !/^(TLSVersions|Ciphers)\.\d+$/.test(value),
  },
  {
    clause: 'Ciphers.known',
    error: 'ciphers',
    subjects: ({ ciphers }) => numbered(ciphers),
    isBroken: ({ value }, _request, context) =>
      !Object.values(context.behaviour.ciphers).flat().includes(value) &&
      !isLater(value, context.behaviour.tlsVersions, context),
  },
  {
    clause: 'Ciphers.supported',
    error: 'unsupportedCipher',
    subjects: ({ ciphers }) => numbered(ciphers),
    isBroken: ({ value }, { tlsVersions }, context) => !isUsable(value, tlsVersions, context),
  },
  {
    clause: 'open.version-without-cipher',
    error: 'unsupportedCipher',
    subjects: ({ tlsVersions }) => numbered(tlsVersions),
    isBroken: ({ value }, { ciphers }, context) =>
      context.behaviour.interpretations.versionWithoutCipher === 'refused' &&
      !ciphers.some((cipher) => isUsable(cipher, [value], context)),
  },
];
