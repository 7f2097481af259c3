import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Contract } from '../../contract/contract.ts';
import { plainTransport } from '../../contract/plain-transport.ts';
import type { Parameters, PlannedRequest } from '../../contract/test-case.ts';
import { expectationOf } from '../expectation.ts';
import { suspectsOf } from './blame.ts';

type Row = readonly [
  behaviour: string,
  parameters: Parameters,
  isRefused: (parameters: Parameters) => boolean,
  about: string,
  blamed: string,
];

const request = (parameters: Parameters): PlannedRequest => ({ ...plainTransport, parameters });

const filled = (value: string) => value.replace(/\{fresh:(\d+)\}/, (_, count) => 'f'.repeat(Number(count)));

const onTheWire = (parameters: Parameters): Parameters =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, filled(value)]));

/** The clause that is blamed by a target that keeps every clause, but for what it refuses and takes. */
function blamed(
  contract: Contract,
  given: Parameters,
  about: string,
  isRefused: Row[2],
  isTaken: Row[2] = () => false,
): string | undefined {
  const base = specimen.base(contract);
  const planned = request({ ...base, ...given });
  const answers = ({ parameters }: PlannedRequest) => {
    const values = onTheWire(parameters);
    const { kind } = expectationOf(contract, Object.entries(values), specimen.facts);
    return (kind === 'accept' || isTaken(values)) && !isRefused(values) ? 'accepted' : 'refused';
  };
  if (answers(planned) === 'accepted') throw new Error('The target accepts this request.');
  return suspectsOf({
    contract,
    baseline: request(base),
    planned,
    values: onTheWire(planned.parameters),
    clause: `${contract.operation}.${about}`,
  })
    .find(({ cure }) => answers(cure) === 'accepted')
    ?.clause.replace(`${contract.operation}.`, '');
}

const valuesOf = (parameters: Parameters, list: string) =>
  Object.entries(parameters).flatMap(([name, value]) => (name.startsWith(`${list}.`) ? [value] : []));

const lists = (versions: readonly string[], ciphers: readonly string[]): Parameters => ({
  ...Object.fromEntries(versions.map((value, index) => [`TLSVersions.${index + 1}`, value])),
  ...Object.fromEntries(ciphers.map((value, index) => [`Ciphers.${index + 1}`, value])),
});

const versionsOf = (parameters: Parameters) => valuesOf(parameters, 'TLSVersions');
const ciphersOf = (parameters: Parameters) => valuesOf(parameters, 'Ciphers');
const mixed = ['AES128-SHA', 'TLS_AES_128_GCM_SHA256'];

const policies: readonly Row[] = [
  [
    'a version that is never taken',
    lists(['TLSv1.1'], ['AES128-SHA']),
    (it) => versionsOf(it).includes('TLSv1.1'),
    'Ciphers.supported',
    'TLSVersions.enum',
  ],
  [
    'a version that is not taken beside one cipher',
    lists(['TLSv1.1'], ['AES256-SHA']),
    (it) => versionsOf(it).includes('TLSv1.1') && ciphersOf(it).includes('AES256-SHA'),
    'TLSVersions.enum',
    'Ciphers.supported',
  ],
  [
    'a cipher of the second version',
    lists(['TLSv1.2', 'TLSv1.3'], mixed),
    (it) => versionsOf(it).at(-1) === 'TLSv1.3' && ciphersOf(it).includes('AES128-SHA'),
    'TLSVersions.enum',
    'Ciphers.supported',
  ],
  [
    'ciphers that not all versions support',
    lists(['TLSv1.1', 'TLSv1.3'], mixed),
    (it) => versionsOf(it).length > 1 && ciphersOf(it).some((cipher) => cipher.startsWith('TLS_')),
    'TLSVersions.enum',
    'Ciphers.supported',
  ],
  [
    'more than two versions',
    lists(['TLSv1.0', 'TLSv1.1', 'TLSv1.2'], ['AES128-SHA']),
    (it) => versionsOf(it).length > 2,
    'Ciphers.supported',
    'TLSVersions.enum',
  ],
  [
    'all four versions at once',
    lists(['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'], mixed),
    (it) => versionsOf(it).length > 3,
    'Ciphers.supported',
    'TLSVersions.enum',
  ],
  [
    'one cipher where all four versions are given',
    lists(['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'], mixed),
    (it) => versionsOf(it).length > 3 && ciphersOf(it).includes('TLS_AES_128_GCM_SHA256'),
    'TLSVersions.enum',
    'Ciphers.supported',
  ],
  [
    'ciphers that the last version does not support',
    lists(['TLSv1.2', 'TLSv1.3'], mixed),
    (it) =>
      ciphersOf(it).some((cipher) => cipher.startsWith('TLS_') !== (versionsOf(it).at(-1) === 'TLSv1.3')) ||
      versionsOf(it).some((version) => version > (versionsOf(it).at(-1) ?? '')),
    'TLSVersions.enum',
    'Ciphers.supported',
  ],
  [
    'a name of 128 characters',
    { SecurityPolicyName: `n${'a'.repeat(127)}` },
    (it) => (it.SecurityPolicyName ?? '').length > 127,
    'SecurityPolicyName.charset',
    'SecurityPolicyName.length',
  ],
  [
    'a sign in a name',
    { SecurityPolicyName: 'wa_w' },
    (it) => /_/.test(it.SecurityPolicyName ?? ''),
    'SecurityPolicyName.length',
    'SecurityPolicyName.charset',
  ],
  [
    'a name that starts with an upper-case letter',
    { SecurityPolicyName: 'Name' },
    (it) => /^[A-Z]/.test(it.SecurityPolicyName ?? ''),
    'SecurityPolicyName.length',
    'SecurityPolicyName.first',
  ],
];

const tag = (key: string, value: string, index = 1): Parameters => ({
  [`Tag.${index}.Key`]: key,
  [`Tag.${index}.Value`]: value,
});
const keyOf = (parameters: Parameters) => parameters['Tag.1.Key'] ?? '';
const textOf = (parameters: Parameters) => parameters['Tag.1.Value'] ?? '';

const groups: readonly Row[] = [
  [
    'a long key',
    tag('k'.repeat(128), 'value'),
    (it) => keyOf(it).length > 64,
    'Tag.Value.length',
    'Tag.Key.length',
  ],
  ['an empty value', tag('key', ''), (it) => textOf(it) === '', 'Tag.Key.length', 'Tag.Value.empty'],
  [
    'a key with aliyun in it',
    tag('w-aliyun', ''),
    (it) => /aliyun/.test(keyOf(it)),
    'Tag.Key.prefix',
    'Tag.Key.prefix',
  ],
  [
    'a key that begins with a letter of a forbidden prefix',
    tag('a', ''),
    (it) => /^[aliyun]/.test(keyOf(it)),
    'Tag.Key.length',
    'Tag.Key.prefix',
  ],
  ['a key of one letter', tag('a', ''), (it) => keyOf(it).length === 1, 'Tag.count', 'Tag.Key.nonempty'],
  [
    'more than ten tags',
    Object.assign({}, ...Array.from({ length: 11 }, (_, index) => tag(`key${index}`, 'value', index + 1))),
    (it) => 'Tag.11.Key' in it,
    'Tag.Key.length',
    'Tag.count',
  ],
  [
    'a key of one Chinese character',
    tag('一', 'value'),
    (it) => /[^ -~]/.test(keyOf(it)),
    'Tag.Key.nonempty',
    'Tag.Key.length',
  ],
  [
    'a key of one character',
    tag('一', 'value'),
    (it) => [...keyOf(it)].length === 1,
    'Tag.Key.nonempty',
    'Tag.Key.nonempty',
  ],
];

type TurnedRow = readonly [rule: string, parameters: Parameters, isMet: Row[2], about: string];

/** Rules of which a target checks the opposite: it takes what meets them and nothing else. */
const turnedRules: readonly TurnedRow[] = [
  ['Tag.Key.nonempty', tag('key', 'value'), (it) => keyOf(it) === '', 'Tag.count'],
  ['Tag.Key.length', tag('key', 'value'), (it) => keyOf(it).length > 64, 'Tag.count'],
  [
    'Description.prefix',
    { Description: 'ab' },
    (it) => it.Description?.startsWith('http://') === true,
    'Description.length',
  ],
];

describe('the clause that the refusal of a valid policy is due to', () => {
  it.each(policies)('is found for %s', (_, parameters, isRefused, about, clause) => {
    expect(blamed(specimen.policy, parameters, about, isRefused)).toBe(clause);
  });
});

describe('the clause that the refusal of a valid group is due to', () => {
  it.each(groups)('is found for %s', (_, parameters, isRefused, about, clause) => {
    expect(blamed(specimen.group, parameters, about, isRefused)).toBe(clause);
  });
});

describe('the clause that the refusal of a request in XML with the older signature is due to', () => {
  const inXml = (planned: PlannedRequest) => planned.format === 'XML';
  const older = (planned: PlannedRequest) => planned.rpcSignature;
  const isEmpty = ({ parameters }: PlannedRequest) => textOf(parameters) === '';

  it.each<readonly [clause: string, refuses: (planned: PlannedRequest) => boolean]>([
    ['Format.xml', inXml],
    ['Format.xml', (planned) => inXml(planned) && isEmpty(planned)],
    ['Tag.Value.empty', (planned) => older(planned) && isEmpty(planned)],
    ['Format.xml', older],
  ])('is %s: row %#', (clause, refuses) => {
    const base = specimen.base(specimen.group);
    const parameters = { ...base, ...tag('key', '') };
    const planned: PlannedRequest = { ...request(parameters), format: 'XML', rpcSignature: true };
    const suspects = suspectsOf({
      contract: specimen.group,
      baseline: request(base),
      planned,
      values: parameters,
      clause: 'CreateSecurityGroup.Format.xml',
    });
    expect(suspects.find(({ cure }) => !refuses(cure))?.clause).toBe(`CreateSecurityGroup.${clause}`);
  });
});

describe('a rule that is turned round', () => {
  it.each(turnedRules)('is found for %s', (clause, parameters, isMet, about) => {
    const names = new Set(Object.keys(parameters));
    const isGiven = (it: Parameters) => Object.keys(it).some((name) => names.has(name));
    const isRefused = (it: Parameters) => isGiven(it) && !isMet(it);
    expect(blamed(specimen.group, parameters, about, isRefused, isMet)).toBe(clause);
  });
});
