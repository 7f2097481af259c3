import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { caseOptions, falseClaim } from '../claims.test.kit.ts';
import type { Profile } from './case-options.ts';
import { generateCases } from './cases.ts';

const profiles: readonly Profile[] = ['standard', 'exhaustive'];
const targets: Readonly<Record<string, Facts>> = {
  'everything is known': specimen.facts,
  'nothing is known': { ...specimen.facts, fixtures: {} },
  'groups must be in a VPC': { ...specimen.facts, assumptions: ['vpc-only'] },
};

const bases = (contract: typeof specimen.group, facts: Facts) =>
  facts.assumptions.length > 0 && contract === specimen.group
    ? { ...specimen.base(contract), VpcId: 'vpc-known' }
    : specimen.base(contract);

describe.each(specimen.contracts)('generateCases for $operation', (contract) => {
  describe.each(Object.entries(targets))('where %s', (_, facts) => {
    it.each(profiles)('claims nothing that the wire form of a request denies, profile %s', (profile) => {
      const cases = generateCases(
        caseOptions(contract, {
          facts,
          profile,
          base: bases(contract, facts),
          cases: 2,
        }),
      );
      const wrong = cases.flatMap((it) => {
        const fault = falseClaim(it, contract, facts);
        return fault === null ? [] : [`${it.id}: ${fault}`];
      });
      expect(cases.length).toBeGreaterThan(40);
      expect(wrong).toEqual([]);
    });
  });

  it('claims nothing wrong of random requests, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = generateCases(caseOptions(contract, { seed, cases: 2 })).filter(({ label }) =>
          label.startsWith('random'),
        );
        expect(random.length).toBeGreaterThan(12);
        expect(random.flatMap((it) => falseClaim(it, contract, specimen.facts) ?? [])).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  it('gives every case an id of its own, of its clause and side', () => {
    const cases = generateCases(caseOptions(contract, { profile: 'exhaustive', cases: 3 }));
    const ids = cases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, clause, side } of cases)
      expect(id.startsWith(side === 'open' ? `${clause}/` : `${clause}/${side}/`)).toBe(true);
  });

  it('gives the same cases for the same options', () => {
    expect(generateCases(caseOptions(contract, { seed: 7 }))).toEqual(
      generateCases(caseOptions(contract, { seed: 7 })),
    );
  });

  it('gives other random cases for other seeds, and the same edges', () => {
    const of = (seed: number, random: boolean) =>
      generateCases(caseOptions(contract, { seed, cases: 3 }))
        .filter(({ label }) => label.startsWith('random') === random)
        .map(({ request }) => request.parameters);
    expect(of(1, true)).not.toEqual(of(2, true));
    expect(of(1, false)).toEqual(of(2, false));
  });

  it('puts a token of its own in every request but those that are about its absence', () => {
    const cases = generateCases(caseOptions(contract));
    const tokenless = cases.filter(({ request }) => request.parameters.ClientToken === undefined);
    expect(tokenless.map(({ label }) => label).filter((it) => !it.includes('without a token'))).toEqual([]);
    expect(cases.length - tokenless.length).toBeGreaterThan(tokenless.length);
  });

  it('sends nothing beyond the smoke stage in profile quick, and no fewer cases in exhaustive than in standard', () => {
    const count = (profile: Profile) => generateCases(caseOptions(contract, { profile })).length;
    expect(count('quick')).toBe(0);
    expect(count('standard')).toBeLessThanOrEqual(count('exhaustive'));
  });
});
