import { describe, expect, it } from 'vitest';
import { loadContracts } from '../../specs/contracts.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import { imaginedBaseline, imaginedFacts } from '../../src/engine/imagined-target.ts';
import { otherExamples } from './other-examples.ts';

const contracts = await loadContracts();

describe.each(contracts)('other examples of $operation', (contract) => {
  const facts = imaginedFacts(contract, () => false);
  const example = imaginedBaseline(contract, facts);
  const others = otherExamples(contract, facts, example);
  const given = (values: Readonly<Record<string, string>>) =>
    new Set(Object.keys(values).map((path) => parameterPath(path).name));

  it('have what is required, and are unlike the example and one another', () => {
    const required = contract.parameters.filter(({ presence }) => presence.required).map(({ name }) => name);
    for (const values of others) expect([...given(values)]).toEqual(expect.arrayContaining(required));
    const texts = [example, ...others].map((it) => JSON.stringify(Object.entries(it).sort()));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('leave off each value of the example that may be left off', () => {
    const optional = contract.parameters.filter(
      ({ name, presence }) => given(example).has(name) && !presence.required,
    );
    for (const { name } of optional) expect(others.some((values) => !given(values).has(name))).toBe(true);
  });
});
