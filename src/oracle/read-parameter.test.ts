import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Parameter } from '../contract/contract.ts';
import { parameterPath } from '../contract/parameter-path.ts';
import { belongsTo } from './belongs-to.ts';
import { givenIn, givenTo, readParameter } from './read-parameter.ts';

const { group, policy, facts } = specimen;

function parameterOf(name: string): Parameter {
  const found = [...group.parameters, ...policy.parameters].find((it) => it.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

/** What is found in `pairs` about one parameter: clauses that are broken and points that are touched. */
function found(parameter: Parameter, pairs: readonly (readonly [string, string])[]): readonly string[] {
  return readParameter(parameter, givenTo(parameter, givenIn(pairs)), facts).map((it) =>
    it.kind === 'breaks' ? it.clause : it.point,
  );
}

describe('belongsTo', () => {
  it.each([
    ['SecurityGroupName', 'SecurityGroupName', true],
    ['SecurityGroupName', 'SecurityGroupName.1', false],
    ['SecurityGroupName', 'Description', false],
    ['Ciphers', 'Ciphers', true],
    ['Ciphers', 'Ciphers.1', true],
    ['Ciphers', 'Ciphers.1.Key', false],
    ['Ciphers', 'TLSVersions.1', false],
    ['Tag', 'Tag.1.Key', true],
    ['Tag', 'Tag.1.value', true],
    ['Tag', 'Tag.1.Colour', false],
    ['Tag', 'Tag.1', false],
    ['Tag', 'Tag', false],
  ])('of the parameter %s and the name %s is %s', (name, wire, belongs) => {
    expect(belongsTo(parameterOf(name), parameterPath(wire))).toBe(belongs);
  });
});

describe('readParameter', () => {
  it.each([
    ['RegionId', [['RegionId', 'cn-hangzhou']], []],
    ['RegionId', [['RegionId', 'mars-1']], ['an unknown region']],
    [
      'RegionId',
      [
        ['RegionId', 'cn-beijing'],
        ['RegionId', 'mars-1'],
      ],
      ['an unknown region'],
    ],
    ['VpcId', [], []],
    ['VpcId', [['VpcId', 'vpc-known']], []],
    ['ResourceGroupId', [['ResourceGroupId', 'rg-other']], ['CreateSecurityGroup.ResourceGroupId.other']],
    ['DryRun', [], []],
    ['DryRun', [['DryRun', 'true']], []],
    ['DryRun', [['DryRun', 'false']], []],
    ['DryRun', [['DryRun', 'yes']], ['CreateSecurityPolicy.DryRun.values']],
    [
      'Ciphers',
      [
        ['Ciphers.2', 'AES128-SHA'],
        ['Ciphers.3', 'AES256-SHA'],
        ['Ciphers.1', 'DES-CBC3-SHA'],
      ],
      [],
    ],
    [
      'Ciphers',
      [
        ['Ciphers.1', 'AES128-SHA'],
        ['Ciphers.3', 'AES256-SHA'],
      ],
      ['CreateSecurityPolicy.Ciphers.form'],
    ],
    [
      'Tag',
      [
        ['Tag.2.Key', 'b'],
        ['Tag.2.Value', 'b'],
        ['Tag.1.Key', 'a'],
        ['Tag.1.Value', 'a'],
      ],
      [],
    ],
  ] as const)('finds of %s in %j: %j', (name, pairs, expected) => {
    expect(found(parameterOf(name), pairs)).toEqual(expected);
  });

  it('asks for what must be given only where a clause says so', () => {
    const name = parameterOf('SecurityPolicyName');
    const { clause: _, ...unsaid } = name.presence;
    expect(found(name, [])).toEqual(['CreateSecurityPolicy.SecurityPolicyName.required']);
    expect(found({ ...name, presence: unsaid }, [])).toEqual([]);
  });

  it('passes over a member of which the document says nothing', () => {
    const tag = parameterOf('Tag');
    const given = ['Key', 'Value', 'Colour'].map((member) => ({
      path: { name: 'Tag', index: 1, member },
      value: 'a',
    }));
    expect(readParameter(tag, given, facts)).toEqual([]);
  });
});
