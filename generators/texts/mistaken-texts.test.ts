import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Contract, Text } from '../../src/contract/contract.ts';
import { readText } from '../../src/contract/read-text.ts';
import { caseOptions, expectationFor } from '../claims.test.kit.ts';
import { mistakenFaults as faultsByClause } from '../requests/mistaken-faults.ts';
import { toCase } from '../requests/to-case.ts';
import { alikeTexts, mistakenFaults, mistakenValid, verbatimTexts } from './mistaken-texts.ts';

const { group, policy } = specimen;

const textOf = ({ parameters }: Contract, name: string): Text => {
  const found = parameters.find((it) => it.name === name);
  if (found?.shape !== 'text') throw new Error(`${name} is no text.`);
  return found.text;
};
const tag = group.parameters.find((it) => it.shape === 'group');
const key = tag?.shape === 'group' ? tag.members.Key : undefined;

describe.each([
  [group, 'SecurityGroupName'],
  [group, 'Description'],
  [policy, 'SecurityPolicyName'],
] as const)('texts that real checks take for something else, of $operation', (contract, name) => {
  const text = textOf(contract, name);

  it(`break one rule of ${name} and touch nothing open, or keep all of them`, () => {
    for (const rule of text.rules)
      for (const { value } of mistakenFaults(text, rule))
        expect(readText(text, value)).toEqual([{ kind: 'breaks', clause: rule.clause, errors: [] }]);
    for (const { value } of mistakenValid(text)) expect(readText(text, value)).toEqual([]);
  });
});

describe('faults that real checks let pass', () => {
  const faults = (name: string, kind: string) => {
    const text = textOf(group, name);
    return text.rules
      .filter((rule) => rule.kind === kind)
      .flatMap((rule) => mistakenFaults(text, rule).map(({ value }) => value));
  };

  it('have line breaks at the end of short and of long names', () => {
    const broken = faults('SecurityGroupName', 'charset').filter((it) => it.endsWith('\n'));
    expect(new Set(broken.map((it) => it.length)).size).toBeGreaterThan(2);
    expect(broken.some((it) => it.length === 128)).toBe(true);
  });

  it.each([group, policy])('break the clause that they are about, in $operation', (contract) => {
    const options = caseOptions(contract);
    const all = [...faultsByClause(options).values()].flat();
    expect(all.length).toBeGreaterThan(20);
    for (const draft of all) {
      const { kind, breaches } = expectationFor(contract, toCase(options, draft).request);
      expect([draft.label, kind, breaches.map(({ clause }) => clause)]).toEqual([
        draft.label,
        'refuse',
        [draft.clause],
      ]);
    }
  });

  it('stand in the smallest surroundings, too', () => {
    const changes = (
      faultsByClause(caseOptions(group)).get('CreateSecurityGroup.Tag.Key.nonempty') ?? []
    ).map(({ change }) => change);
    expect(changes).toContainEqual({ 'Tag.1.Key': '', 'Tag.1.Value': '' });
    expect(changes).toContainEqual({ 'Tag.1.Key': '' });
    const beyond = faultsByClause(caseOptions(group)).get('CreateSecurityGroup.Tag.count') ?? [];
    expect(Object.keys(beyond[0]?.change ?? {})).toEqual(['Tag.21.Key', 'Tag.21.Value']);
  });
});

describe('texts that a store takes for one another', () => {
  it('are keys that differ in letter case, as numbers or in a sign', () => {
    if (key === undefined) throw new Error('There are no tags.');
    expect(alikeTexts(key)).toEqual(expect.arrayContaining(['Team', 'team', '7', '007', 'a_b', 'a-b']));
    expect(alikeTexts(key)).not.toContain('pad ');
  });

  it('are shown as they were given only where the documents put no limit to the characters', () => {
    expect(verbatimTexts(textOf(group, 'Description'))).toEqual([]);
  });
});
