import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { charactersOf, holdsCharacter } from './alphabet.ts';
import { inapplicable } from './applicability.ts';
import { parameterPath } from './parameter-path.ts';
import { textLength } from './text-length.ts';

describe('parameterPath', () => {
  it.each([
    ['SecurityGroupName', { name: 'SecurityGroupName', index: null, member: null }],
    ['TLSVersions.1', { name: 'TLSVersions', index: 1, member: null }],
    ['Ciphers.14', { name: 'Ciphers', index: 14, member: null }],
    ['Tag.20.Key', { name: 'Tag', index: 20, member: 'Key' }],
    ['Tag.0.Key', { name: 'Tag', index: 0, member: 'Key' }],
    ['Tag.1.key', { name: 'Tag', index: 1, member: 'key' }],
    ['Tag.01.Key', { name: 'Tag.01.Key', index: null, member: null }],
    ['Tag.-1.Key', { name: 'Tag.-1.Key', index: null, member: null }],
    ['Tag.1.Key.more', { name: 'Tag', index: 1, member: 'Key.more' }],
    ['Some.Tag.1', { name: 'Some.Tag.1', index: null, member: null }],
    ['Tag.one', { name: 'Tag.one', index: null, member: null }],
    ['', { name: '', index: null, member: null }],
  ])('takes %j apart', (name, path) => {
    expect(parameterPath(name)).toEqual(path);
  });

  it('loses nothing of a numbered name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Tag', 'Ciphers'),
        fc.nat(99_999),
        fc.option(fc.constantFrom('Key', 'Value')),
        (list, index, member) => {
          const name = [list, index, member].filter((part) => part !== null).join('.');
          expect(parameterPath(name)).toEqual({ name: list, index, member });
        },
      ),
    );
  });
});

describe('textLength', () => {
  it.each([
    ['', 0],
    ['ab', 2],
    ['\u5b89\u5168', 2],
    ['\u{20000}', 1],
    ['\u{1f469}\u200d\u{1f4bb}', 3],
    ['e\u0301', 2],
  ])('counts the code points of %j', (text, length) => {
    expect(textLength(text)).toBe(length);
  });

  it.each([
    ['code units', '\u5b89a', 2],
    ['code units', '\u{20000}', 2],
    ['bytes', '\u5b89a', 4],
    ['bytes', '\u{20000}', 4],
  ] as const)('counts the %s of %j', (unit, text, length) => {
    expect(textLength(text, unit)).toBe(length);
  });

  it('adds up', () => {
    const character = fc
      .integer({ min: 0x20, max: 0x10ffff })
      .map((it) => String.fromCodePoint(it >= 0xd800 && it < 0xe000 ? 0x4e00 : it));
    const text = fc.array(character).map((characters) => characters.join(''));
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(textLength(one + other)).toBe(textLength(one) + textLength(other));
      }),
    );
  });
});

describe('alphabets', () => {
  const vowels = {
    name: 'some',
    ranges: [
      [97, 99],
      [120, 120],
    ],
  } as const;

  it('hold the ends of their ranges and nothing beside them', () => {
    const held = Array.from({ length: 128 }, (_, it) => it).filter((it) => holdsCharacter([vowels], it));
    expect(held).toEqual([97, 98, 99, 120]);
  });

  it('list what they hold', () => {
    expect(charactersOf(vowels)).toEqual(['a', 'b', 'c', 'x']);
  });

  it('hold nothing when there are none', () => {
    expect(holdsCharacter([], 97)).toBe(false);
  });
});

describe('inapplicable', () => {
  const { group, policy, facts } = specimen;
  const ids = (contract: typeof group, changes: Partial<typeof facts>) =>
    [...inapplicable(contract, { ...facts, ...changes }).keys()].map((id) =>
      id.slice(contract.operation.length + 1),
    );

  it('leaves out what needs a declaration or is about unknown ids', () => {
    expect(ids(group, {}).sort()).toEqual(
      ['OwnerAccount.other', 'ResourceGroupId.other', 'VpcId.other', 'VpcId.required'].sort(),
    );
    expect(ids(policy, {})).toEqual(['ResourceGroupId.other']);
  });

  it('takes in VpcId.required on a target that is declared vpc-only', () => {
    expect(ids(group, { assumptions: ['vpc-only'] })).not.toContain('VpcId.required');
  });

  it('leaves out what needs a fixture, and says which', () => {
    const reasons = inapplicable(group, { ...facts, fixtures: {}, assumptions: ['vpc-only'] });
    for (const rule of [
      'VpcId.exists',
      'VpcId.required',
      'ResourceGroupId.accepted',
      'OwnerAccount.accepted',
    ])
      expect(reasons.get(`CreateSecurityGroup.${rule}`)).toContain(`--fixture ${rule.split('.')[0]}=`);
  });

  it('says why nothing is known', () => {
    const reasons = inapplicable(group, facts);
    expect(reasons.get('CreateSecurityGroup.VpcId.other')).toBe(
      'nothing can be said of ids of which nobody knows whether they exist',
    );
    expect(reasons.get('CreateSecurityGroup.VpcId.required')).toBe(
      'the target is not declared vpc-only: say so with --assume vpc-only',
    );
  });
});
