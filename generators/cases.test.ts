import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../specs/specimen.test.kit.ts';
import type { Case } from '../src/contract/case.ts';
import type { Facts } from '../src/contract/facts.ts';
import { brokenClauses } from '../src/oracle/expectation.ts';
import { generateCases, type Profile } from './cases.ts';
import { caseOptions, expectationFor } from './claims.test.kit.ts';

const profiles: readonly Profile[] = ['quick', 'standard', 'exhaustive'];
const targets: Readonly<Record<string, Facts>> = {
  'everything is known': specimen.facts,
  'nothing is known': { ...specimen.facts, fixtures: {} },
  'groups must be in a VPC': { ...specimen.facts, assumptions: ['vpc-only'] },
};

/** A URL as a group name has slashes, which names must not have either. */
const together = [
  ['CreateSecurityGroup.SecurityGroupName.charset', 'CreateSecurityGroup.SecurityGroupName.prefix'],
];

const bases = (contract: typeof specimen.group, facts: Facts) =>
  facts.assumptions.length > 0 && contract === specimen.group
    ? { ...specimen.base(contract), VpcId: 'vpc-known' }
    : specimen.base(contract);

/** What is wrong with what a case claims, or null. */
function falseClaim(it: Case, contract: typeof specimen.group, facts: Facts): string | null {
  const own = expectationFor(contract, it.request, facts);
  const twin = it.twin === null ? null : expectationFor(contract, it.twin, facts);
  const control = it.control === null ? null : expectationFor(contract, it.control, facts);
  const seen = `${own.kind} ${brokenClauses(own)} ${own.openPoints}`;
  if (it.answered) return null;
  if (it.side === 'open')
    return own.openPoints.includes(it.clause) || it.request.omit.length > 0 ? null : `open, but ${seen}`;
  const openAlike = twin?.kind === 'open' && String(twin.openPoints) === String(own.openPoints);
  if (twin !== null && twin.breaches.length > 0) return `its twin breaks ${brokenClauses(twin)}`;
  if (twin !== null && twin.kind !== 'accept' && !openAlike) return `its twin touches ${twin.openPoints}`;
  if (it.side === 'accept') {
    const sound = own.breaches.length === 0 && (own.kind === 'accept' || openAlike);
    return sound ? null : `accept, but ${seen}`;
  }
  if (own.kind !== 'refuse') return `refuse, but ${seen}`;
  const broken = brokenClauses(own);
  if (broken.length > 1 && !together.some((pair) => String(pair) === String(broken)))
    return `too much: ${seen}`;
  if (control !== null)
    return control.kind === 'refuse' && String(brokenClauses(control)) === String(broken)
      ? null
      : `its control is ${control.kind} ${brokenClauses(control)}, it is ${seen}`;
  return broken.includes(it.clause) ? null : `refuse, but ${seen}`;
}

describe.each(specimen.contracts)('generateCases for $operation', (contract) => {
  describe.each(Object.entries(targets))('where %s', (_, facts) => {
    it.each(profiles)('claims nothing that the wire form of a request denies, profile %s', (profile) => {
      const cases = generateCases(
        caseOptions(contract, {
          facts,
          profile,
          base: bases(contract, facts),
          cases: profile === 'quick' ? 0 : 2,
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

  it('sends fewer cases in profile quick than in standard, and no fewer in exhaustive', () => {
    const [quick = 0, standard = 0, exhaustive = 0] = profiles.map(
      (profile) => generateCases(caseOptions(contract, { profile })).length,
    );
    expect(quick).toBeLessThan(standard);
    expect(standard).toBeLessThanOrEqual(exhaustive);
  });
});
