import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Contract, Parameter } from '../contract/contract.ts';
import { parameterPath } from '../contract/parameter-path.ts';
import { belongsTo, givenIn, givenTo, readParameter } from './read-parameter.ts';

const { group, policy, facts } = specimen;

function parameterOf(contract: Contract, name: string): Parameter {
  const found = contract.parameters.find((it) => it.name === name);
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
    [group, 'SecurityGroupName', 'SecurityGroupName', true],
    [group, 'SecurityGroupName', 'SecurityGroupName.1', false],
    [group, 'SecurityGroupName', 'Description', false],
    [policy, 'Ciphers', 'Ciphers', true],
    [policy, 'Ciphers', 'Ciphers.1', true],
    [policy, 'Ciphers', 'Ciphers.1.Key', false],
    [policy, 'Ciphers', 'TLSVersions.1', false],
    [group, 'Tag', 'Tag.1.Key', true],
    [group, 'Tag', 'Tag.1.value', true],
    [group, 'Tag', 'Tag.1.Colour', false],
    [group, 'Tag', 'Tag.1', false],
    [group, 'Tag', 'Tag', false],
  ])('row %#: of $operation, %s has %s: %s', (contract, name, wire, belongs) => {
    expect(belongsTo(parameterOf(contract, name), parameterPath(wire))).toBe(belongs);
  });
});

describe('readParameter', () => {
  it.each([
    [group, 'RegionId', [['RegionId', 'cn-hangzhou']], []],
    [group, 'RegionId', [['RegionId', 'mars-1']], ['an unknown region']],
    [
      group,
      'RegionId',
      [
        ['RegionId', 'cn-beijing'],
        ['RegionId', 'mars-1'],
      ],
      ['an unknown region'],
    ],
    [group, 'VpcId', [], []],
    [group, 'VpcId', [['VpcId', 'vpc-known']], []],
    [
      group,
      'ResourceGroupId',
      [['ResourceGroupId', 'rg-other']],
      ['CreateSecurityGroup.ResourceGroupId.other'],
    ],
    [policy, 'DryRun', [], []],
    [policy, 'DryRun', [['DryRun', 'true']], []],
    [policy, 'DryRun', [['DryRun', 'false']], []],
    [policy, 'DryRun', [['DryRun', 'yes']], ['CreateSecurityPolicy.DryRun.values']],
    [
      policy,
      'Ciphers',
      [
        ['Ciphers.2', 'AES128-SHA'],
        ['Ciphers.3', 'AES256-SHA'],
        ['Ciphers.1', 'DES-CBC3-SHA'],
      ],
      [],
    ],
    [
      policy,
      'Ciphers',
      [
        ['Ciphers.1', 'AES128-SHA'],
        ['Ciphers.3', 'AES256-SHA'],
      ],
      ['CreateSecurityPolicy.Ciphers.form'],
    ],
    [
      group,
      'Tag',
      [
        ['Tag.2.Key', 'b'],
        ['Tag.2.Value', 'b'],
        ['Tag.1.Key', 'a'],
        ['Tag.1.Value', 'a'],
      ],
      [],
    ],
  ] as const)('row %#: finds in %j of $operation', (contract, name, pairs, expected) => {
    expect(found(parameterOf(contract, name), pairs)).toEqual(expected);
  });

  it('asks for what must be given only where a clause says so', () => {
    const name = parameterOf(policy, 'SecurityPolicyName');
    const { clause: _, ...unsaid } = name.presence;
    expect(found(name, [])).toEqual(['CreateSecurityPolicy.SecurityPolicyName.required']);
    expect(found({ ...name, presence: unsaid }, [])).toEqual([]);
  });

  it('passes over a member of which the document says nothing', () => {
    const tag = parameterOf(group, 'Tag');
    const given = ['Key', 'Value', 'Colour'].map((member) => ({
      path: { name: 'Tag', index: 1, member },
      value: 'a',
    }));
    expect(readParameter(tag, given, facts)).toEqual([]);
  });
});
