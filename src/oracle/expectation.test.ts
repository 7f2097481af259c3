import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import { brokenClauses, expectationOf } from './expectation.ts';

type Changes = Readonly<Record<string, string | null>>;

/** The expectation of the contract's baseline request with `changes`, rules without the operation's name. */
function read(contract: Contract, changes: Changes, facts: Facts = specimen.facts) {
  const values = { ...specimen.base(contract), ...changes };
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  const expectation = expectationOf(contract, pairs, facts);
  const short = (id: string) => id.replace(`${contract.operation}.`, '');
  return {
    kind: expectation.kind,
    broken: brokenClauses(expectation).map(short),
    open: expectation.openPoints.map(short),
    dryRun: expectation.dryRun,
    errors: expectation.breaches.flatMap(({ errors }) =>
      errors.map(({ status, code }) => `${status} ${code}`),
    ),
  };
}

const tag = (index: number, key: string, value: string) => ({
  [`Tag.${index}.Key`]: key,
  [`Tag.${index}.Value`]: value,
});
const tags = (count: number): Changes =>
  Object.assign({}, ...Array.from({ length: count }, (_, index) => tag(index + 1, `key${index}`, 'value')));
const policy = (versions: readonly string[], ciphers: readonly string[]): Changes => ({
  'TLSVersions.1': null,
  'Ciphers.1': null,
  ...Object.fromEntries(versions.map((value, index) => [`TLSVersions.${index + 1}`, value])),
  ...Object.fromEntries(ciphers.map((value, index) => [`Ciphers.${index + 1}`, value])),
});

describe('groups', () => {
  const group = (changes: Changes, facts?: Facts) => read(specimen.group, changes, facts);

  it.each([
    ['the golden request', {}],
    ['no name', { SecurityGroupName: null }],
    ['no description', { Description: null }],
    ['a name of 2', { SecurityGroupName: 'ab' }],
    ['a name of 128 Chinese characters', { SecurityGroupName: '\u7ec4'.repeat(128) }],
    ['a name that starts with http:', { SecurityGroupName: 'http:ab' }],
    ['every sign that names may have', { SecurityGroupName: 'a1:_-' }],
    ['a description of 256', { Description: 'a'.repeat(256) }],
    ['a description with an underscore', { Description: 'for_Finance' }],
    ['twenty tags', tags(20)],
    ['an empty tag value', tag(1, 'key', '')],
    ['tags in the older spelling', { 'Tag.1.key': 'key', 'Tag.1.value': 'value' }],
    ['a key of 64', tag(1, 'k'.repeat(64), 'v')],
    ['a value of 128', tag(1, 'k', 'v'.repeat(128))],
    ['aliyun inside a key', tag(1, 'my-aliyun', 'v')],
    ['a known VPC', { VpcId: 'vpc-known' }],
    ['a known resource group', { ResourceGroupId: 'rg-known' }],
    ['a token of 64', { ClientToken: 't'.repeat(64) }],
    ['another known region', { RegionId: 'cn-beijing' }],
  ])('are to be accepted with %s', (_, changes) => {
    expect(group(changes)).toEqual({ kind: 'accept', broken: [], open: [], dryRun: false, errors: [] });
  });

  it.each([
    ['no region', { RegionId: null }, 'RegionId.required', []],
    ['a twenty-first tag alone', tag(21, 'key', 'v'), 'Tag.count', []],
    ['an empty key without a value', { 'Tag.1.Key': '' }, 'Tag.Key.nonempty', []],
    ['an empty key with an empty value', tag(1, '', ''), 'Tag.Key.nonempty', ['400 InvalidTagKey.Malformed']],
    ['a name of 1', { SecurityGroupName: 'a' }, 'SecurityGroupName.length', []],
    ['a name of 129', { SecurityGroupName: 'a'.repeat(129) }, 'SecurityGroupName.length', []],
    ['a digit first', { SecurityGroupName: '1ab' }, 'SecurityGroupName.first', []],
    ['a hyphen first', { SecurityGroupName: '-ab' }, 'SecurityGroupName.first', []],
    ['a space in the name', { SecurityGroupName: 'a b' }, 'SecurityGroupName.charset', []],
    ['a slash in the name', { SecurityGroupName: 'a/b' }, 'SecurityGroupName.charset', []],
    ['a description of 1', { Description: 'a' }, 'Description.length', []],
    ['a description of 257', { Description: '\u7ec4'.repeat(257) }, 'Description.length', []],
    ['twenty-one tags', tags(21), 'Tag.count', []],
    ['an empty key', tag(1, '', 'v'), 'Tag.Key.nonempty', ['400 InvalidTagKey.Malformed']],
    ['a key of 65', tag(1, 'k'.repeat(65), 'v'), 'Tag.Key.length', ['400 InvalidTagKey.Malformed']],
    ['a key with aliyun first', tag(1, 'aliyunx', 'v'), 'Tag.Key.prefix', ['400 InvalidTagKey.Malformed']],
    ['a value with acs: first', tag(1, 'k', 'acs:x'), 'Tag.Value.prefix', ['400 InvalidTagValue.Malformed']],
    ['a value of 129', tag(1, 'k', 'v'.repeat(129)), 'Tag.Value.length', ['400 InvalidTagValue.Malformed']],
    [
      'an older key of 65',
      { 'Tag.1.key': 'k'.repeat(65), 'Tag.1.value': 'v' },
      'Tag.Key.length',
      ['400 InvalidTagKey.Malformed'],
    ],
    ['an unknown VPC', { VpcId: 'vpc-bp1q0zzunknown0none00' }, 'VpcId.exists', ['404 InvalidVpcId.NotFound']],
    ['a token of 65', { ClientToken: 't'.repeat(65) }, 'ClientToken.length', []],
    ['a Chinese character in the token', { ClientToken: 'to\u7ec4ken' }, 'ClientToken.ascii', []],
    ['a rare Chinese character in the token', { ClientToken: 'to\u{20000}ken' }, 'ClientToken.ascii', []],
  ])('are to be refused with %s', (_, changes, clause, errors) => {
    expect(group(changes)).toEqual({ kind: 'refuse', broken: [clause], open: [], dryRun: false, errors });
  });

  it('with a URL as name break the rules about prefixes and about characters', () => {
    expect(group({ SecurityGroupName: 'http://ab' })).toMatchObject({
      kind: 'refuse',
      broken: ['SecurityGroupName.charset', 'SecurityGroupName.prefix'],
    });
  });

  it.each([
    ['a dot in the name', { SecurityGroupName: 'a.b' }, 'SecurityGroupName.characters'],
    ['an accented letter in the name', { SecurityGroupName: 'caf\u00e9' }, 'SecurityGroupName.characters'],
    [
      'a rare Chinese character in the name',
      { SecurityGroupName: 'a\u{20000}b' },
      'SecurityGroupName.astral',
    ],
    ['an empty name', { SecurityGroupName: '' }, 'SecurityGroupName.empty'],
    ['an empty description', { Description: '' }, 'Description.empty'],
    ['a space in the description', { Description: 'a b' }, 'Description.characters'],
    ['HTTP:// in capitals', { Description: 'HTTP://a' }, 'Description.characters'],
    ['an emoji in the description', { Description: 'ab\u{1f600}' }, 'Description.astral'],
    ['Aliyun in a key', tag(1, 'Aliyun', 'v'), 'Tag.prefixCase'],
    ['a space in a key', tag(1, 'a b', 'v'), 'Tag.characters'],
    ['a URL inside a value', tag(1, 'k', 'ahttp://b'), 'Tag.urlInside'],
    ['a value without a key', { 'Tag.1.Value': 'v' }, 'Tag.incomplete'],
    ['a key without a value', { 'Tag.1.Key': 'k' }, 'Tag.incomplete'],
    ['a key twice', { ...tag(1, 'k', 'v'), ...tag(2, 'k', 'w') }, 'Tag.repeated'],
    ['an empty value without a key', { 'Tag.1.Value': '' }, 'Tag.incomplete'],
    ['a gap', { ...tag(1, 'k', 'v'), ...tag(3, 'l', 'w') }, 'Tag.numbering'],
    ['a second tag without a first', tag(2, 'k', 'v'), 'Tag.numbering'],
    ['N = 0', tag(0, 'k', 'v'), 'Tag.numbering'],
    ['both spellings', { ...tag(1, 'k', 'v'), 'Tag.1.key': 'l' }, 'Tag.mixedSpelling'],
    ['a VPC that nobody knows', { VpcId: 'vpc-somebody' }, 'VpcId.other'],
    ['a parameter that is not documented', { Unheard: 'of' }, 'Request.extra'],
    ['DryRun, which groups do not have', { DryRun: 'true' }, 'Request.extra'],
    ['an empty token', { ClientToken: '' }, 'ClientToken.characters'],
    ['a space in the token', { ClientToken: 'a b' }, 'ClientToken.characters'],
  ])('are open with %s', (_, changes, point) => {
    const { kind, open } = group(changes);
    expect(kind).toBe('open');
    expect(open).toContain(point);
  });

  it('are open rather than to be refused when a fault stands beside an open point', () => {
    expect(group({ SecurityGroupName: 'a', Description: 'a b' })).toMatchObject({
      kind: 'open',
      broken: ['SecurityGroupName.length'],
      open: ['Description.characters'],
    });
  });

  it('name every clause that they break', () => {
    expect(group({ SecurityGroupName: '1', Description: 'a', RegionId: null }).broken).toEqual([
      'Description.length',
      'RegionId.required',
      'SecurityGroupName.first',
      'SecurityGroupName.length',
    ]);
  });

  it('need a VPC only where the target is declared vpc-only', () => {
    const vpcOnly = { ...specimen.facts, assumptions: ['vpc-only'] };
    expect(group({}, vpcOnly)).toMatchObject({
      kind: 'refuse',
      broken: ['VpcId.required'],
      errors: ['403 InvalidVpcId.NotFound'],
    });
    expect(group({ VpcId: 'vpc-known' }, vpcOnly).kind).toBe('accept');
  });

  it.each([
    ['absent', {}, ['403 InvalidVpcId.NotFound']],
    ['given', { VpcId: 'vpc-known' }, []],
  ])('excuse what targets ask for that are vpc-only, where it is %s', (_, changes, excused) => {
    const pairs = Object.entries({ ...specimen.base(specimen.group), ...changes });
    const { excuses } = expectationOf(specimen.group, pairs, specimen.facts);
    expect(excuses.map(({ status, code }) => `${status} ${code}`)).toEqual(excused);
  });

  it('are open when a parameter is given twice', () => {
    const twice = [
      ['RegionId', 'cn-hangzhou'],
      ['SecurityGroupName', 'one-name'],
      ['SecurityGroupName', 'other-name'],
    ] as const;
    expect(expectationOf(specimen.group, twice, specimen.facts)).toMatchObject({
      kind: 'open',
      openPoints: ['CreateSecurityGroup.Request.duplicate'],
    });
  });
});

describe('policies', () => {
  const of = (changes: Changes) => read(specimen.policy, changes);

  it.each([
    ['the golden request', {}],
    ['a cipher of the second version', policy(['TLSv1.0', 'TLSv1.2'], ['AES128-SHA', 'AES128-GCM-SHA256'])],
    ['versions in any order', policy(['TLSv1.3', 'TLSv1.0'], ['TLS_AES_128_GCM_SHA256', 'DES-CBC3-SHA'])],
    ['DryRun=false', { DryRun: 'false' }],
    ['every sign that names may have', { SecurityPolicyName: 'a1._-' }],
  ])('are to be accepted with %s', (_, changes) => {
    expect(of(changes)).toEqual({ kind: 'accept', broken: [], open: [], dryRun: false, errors: [] });
  });

  it.each([
    ['no name', { SecurityPolicyName: null }, 'SecurityPolicyName.required'],
    ['no versions', policy([], ['AES128-SHA']), 'TLSVersions.required'],
    ['no ciphers', policy(['TLSv1.2'], []), 'Ciphers.required'],
    ['a colon in the name', { SecurityPolicyName: 'a:b' }, 'SecurityPolicyName.charset'],
    ['an unknown version', policy(['TLSv1.2', 'SSLv3'], ['AES128-SHA']), 'TLSVersions.enum'],
    ['a version with a line break behind it', policy(['TLSv1.2\n'], ['AES128-SHA']), 'TLSVersions.enum'],
    ['an unknown cipher', policy(['TLSv1.2'], ['AES128-SHA', 'RC4-SHA']), 'Ciphers.known'],
    ['an empty cipher alone', policy(['TLSv1.2'], ['']), 'Ciphers.known'],
    ['a cipher of no given version', policy(['TLSv1.0'], ['AES128-GCM-SHA256']), 'Ciphers.supported'],
    [
      'one that works and one that does not',
      policy(['TLSv1.2'], ['AES128-SHA', 'TLS_AES_128_CCM_SHA256']),
      'Ciphers.supported',
    ],
  ])('are to be refused with %s', (_, changes, clause) => {
    expect(of(changes)).toEqual({ kind: 'refuse', broken: [clause], open: [], dryRun: false, errors: [] });
  });

  it.each([
    [
      'TLSv1.3 without a cipher of its own',
      policy(['TLSv1.2', 'TLSv1.3'], ['AES128-SHA']),
      'Ciphers.unserved',
    ],
    ['the document\u2019s own example', policy(['TLSv1.2'], ['ECDHE-ECDSA-AES128-SHA']), 'Ciphers.editions'],
    ['a cipher in lower case', policy(['TLSv1.2'], ['aes128-sha']), 'Ciphers.spelling'],
    ['a version with a space', policy([' TLSv1.2'], ['AES128-SHA']), 'TLSVersions.spelling'],
    ['a version twice', policy(['TLSv1.2', 'TLSv1.2'], ['AES128-SHA']), 'TLSVersions.repeated'],
    ['ciphers as one JSON array', { 'Ciphers.1': null, Ciphers: '["AES128-SHA"]' }, 'Ciphers.form'],
    ['ciphers numbered from 0', { 'Ciphers.1': null, 'Ciphers.0': 'AES128-SHA' }, 'Ciphers.form'],
    ['an empty cipher among others', policy(['TLSv1.2'], ['AES128-SHA', '']), 'Ciphers.form'],
    ['DryRun=True', { DryRun: 'True' }, 'DryRun.values'],
    ['a Chinese name', { SecurityPolicyName: '\u5b89\u5168' }, 'SecurityPolicyName.characters'],
  ])('are open with %s', (_, changes, point) => {
    const { kind, open, broken } = of(changes);
    expect({ kind, broken }).toEqual({ kind: 'open', broken: [] });
    expect(open).toContain(point);
  });

  it('say that a DryRun asks for a check only, valid or not', () => {
    expect(of({ DryRun: 'true' })).toMatchObject({ kind: 'accept', dryRun: true });
    expect(of({ DryRun: 'true', SecurityPolicyName: 'a' })).toMatchObject({
      kind: 'refuse',
      broken: ['SecurityPolicyName.length'],
      dryRun: true,
    });
  });

  it('read true as a DryRun where DryRun says it', () => {
    expect(of({ SecurityPolicyName: 'true' }).dryRun).toBe(false);
  });

  it.each([
    ['another open point', { SecurityPolicyName: '\u5b89\u5168' }, 'open', true],
    ['a broken clause', { SecurityPolicyName: 'a' }, 'refuse', false],
  ])('beside %s touch the point of unserved versions or not', (_, changes, kind, touched) => {
    const unserved = { ...policy(['TLSv1.2', 'TLSv1.3'], ['AES128-SHA']), ...changes };
    expect(of(unserved).kind).toBe(kind);
    expect(of(unserved).open.includes('Ciphers.unserved')).toBe(touched);
  });

  it('with no listed cipher leave no version unserved', () => {
    expect(of(policy(['TLSv1.2'], ['ECDHE-ECDSA-AES128-SHA'])).open).toEqual(['Ciphers.editions']);
  });

  it('are not served by a version that stands in the name', () => {
    const named = { ...policy(['TLSv1.2'], ['TLS_AES_128_GCM_SHA256']), SecurityPolicyName: 'TLSv1.3' };
    expect(of(named).broken).toEqual(['Ciphers.supported']);
  });

  it('leave what is unlisted out of the rule about support', () => {
    expect(of(policy(['TLSv1.0'], ['RC4-SHA'])).broken).toEqual(['Ciphers.known']);
    expect(of(policy(['SSLv3'], ['AES128-GCM-SHA256'])).broken).toEqual(['TLSVersions.enum']);
  });
});
