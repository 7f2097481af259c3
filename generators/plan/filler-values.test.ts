import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { readText } from '../../src/contract/read-text.ts';
import type { Batch, TestCase } from '../../src/contract/test-case.ts';
import { textLength } from '../../src/contract/text-length.ts';
import { caseOptions, expectationFor, filled } from '../claims.test.kit.ts';
import type { Filler } from './batch-cases.ts';
import { batchCases, generateCases, generateFillers } from './cases.ts';
import { fillerValues } from './filler-values.ts';

const parameterOf = ({ parameters }: Contract, name: string) => {
  const parameter = parameters.find((it) => it.name === name);
  if (parameter === undefined) throw new Error(`There is no ${name}.`);
  return parameter;
};
const valuesOf = (contract: Contract, name: string, seed: number) =>
  fillerValues(parameterOf(contract, name), seed).map(({ value }) => value());

describe.each(specimen.contracts)('what goes along with requests of $operation', (contract) => {
  const options = caseOptions(contract);
  const fillers = generateFillers(options);

  it('is valid, and touches no open point', () => {
    expect(fillers.length).toBeGreaterThan(150);
    for (const filler of fillers) {
      const { id, request } = filler.toCase();
      const { kind, openPoints } = expectationFor(contract, request);
      expect({ id, kind, openPoints }).toEqual({ id: filler.id, kind: 'accept', openPoints: [] });
    }
  });

  it('is sent with requests that are sent anyway, each once, and makes none of them long', () => {
    const cases = generateCases(options);
    const isFiller = ({ id }: TestCase) => fillers.some((filler) => filler.id === id);
    const packs = (some: readonly Filler[]) => batchCases(cases, options, some);
    const membersOf = (it: TestCase | Batch) => ('parts' in it ? it.parts : [it]);
    const all = packs(fillers);
    const ridden = all.filter((it) => membersOf(it).some(isFiller));
    expect(all.length).toBe(packs([]).length);
    expect(ridden.length).toBeGreaterThan(10);
    const ids = all.flatMap(membersOf).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(cases.every(({ id }) => ids.includes(id))).toBe(true);
    for (const it of ridden) {
      const { parameters } = 'whole' in it ? it.whole.request : it.request;
      expect(encodeURIComponent(Object.entries(parameters).join('')).length).toBeLessThanOrEqual(3200);
    }
  });

  it('is nothing in profile quick', () => {
    expect(generateFillers({ ...options, profile: 'quick' })).toEqual([]);
  });

  it('is put down to the length of its parameter', () => {
    expect([...new Set(fillers.map(({ clause }) => clause.split('.').at(-1)))]).toEqual(['length']);
  });
});

describe('texts that go along', () => {
  const { group, policy } = specimen;

  it('have every length that is allowed, in an order of their own for each seed', () => {
    const lengths = (seed: number) =>
      fillerValues(parameterOf(policy, 'SecurityPolicyName'), seed)
        .filter(({ label }) => label.endsWith('random characters'))
        .map(({ value }) => textLength(value()));
    const inOrder = Array.from({ length: 127 }, (_, offset) => offset + 2);
    expect(lengths(1).toSorted((one, other) => one - other)).toEqual(inOrder);
    expect(lengths(1)).not.toEqual(inOrder);
    expect(lengths(2)).not.toEqual(lengths(1));
    expect(lengths(1)).toEqual(lengths(1));
  });

  it('begin with what the catalogue says may be taken for something else', () => {
    const first = valuesOf(group, 'SecurityGroupName', 1).slice(0, 30);
    expect(first).toEqual(expect.arrayContaining(['null', 'true', 'undefined', 'ptth']));
    expect(valuesOf(group, 'SecurityGroupName', 1)).not.toContain('007');
  });

  it('are others with another seed', () => {
    const long = (seed: number) => valuesOf(group, 'Description', seed).find((it) => textLength(it) === 200);
    expect(long(1)).not.toBe(long(2));
    expect(long(1)).toBe(long(1));
  });

  it('are tokens of every length of which no two runs make the same', () => {
    const values = valuesOf(group, 'ClientToken', 1);
    expect(values.map((it) => filled(it).length).toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 55 }, (_, offset) => offset + 10),
    );
    expect(values.every((it) => /^\{fresh:\d+\}$/.test(it))).toBe(true);
  });

  it('are there for texts and tokens alone', () => {
    expect(fillerValues(parameterOf(group, 'Tag'), 1)).toEqual([]);
    expect(fillerValues(parameterOf(group, 'RegionId'), 1)).toEqual([]);
  });
});

describe('records that look like something other than text', () => {
  const draft = generateCases(caseOptions(specimen.group)).find(({ label }) => /look like/.test(label));

  it('are as many as there are such texts, and valid', () => {
    if (draft === undefined) throw new Error('There are none.');
    const values = Object.entries(draft.request.parameters).filter(([name]) => name.startsWith('Tag.'));
    expect(values.length).toBe(40);
    expect(values.map(([, value]) => value)).toEqual(expect.arrayContaining(['null', '007', '1e3', 'true']));
    expect(expectationFor(specimen.group, draft.request).kind).toBe('accept');
  });

  it('have keys of their own, and other values than keys', () => {
    const parameters: Readonly<Record<string, string>> = draft?.request.parameters ?? {};
    const keys = Array.from({ length: 20 }, (_, at) => parameters[`Tag.${at + 1}.Key`]);
    expect(new Set(keys).size).toBe(20);
    expect(keys).toEqual(expect.arrayContaining(['0', 'null']));
    for (const [at, key] of keys.entries()) expect(parameters[`Tag.${at + 1}.Value`]).not.toBe(key);
    const tag = parameterOf(specimen.group, 'Tag');
    const text = tag.shape === 'group' ? tag.members.Key : undefined;
    expect(keys.every((key) => text !== undefined && readText(text, key ?? '').length === 0)).toBe(true);
  });
});
