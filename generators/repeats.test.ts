import { describe, expect, it } from 'vitest';
import { specimen } from '../specs/specimen.test.kit.ts';
import { generateCases } from './cases.ts';
import { caseOptions, falseClaim } from './claims.test.kit.ts';
import { openingOf } from './opening.ts';
import { repeats } from './repeats.ts';

describe.each(specimen.contracts)('repeats for $operation', (contract) => {
  const options = caseOptions(contract);
  const { faults } = openingOf(options);
  const cases = generateCases(options);
  const again = repeats(faults, cases, 14);
  const refused = (clause: string) =>
    [...faults.map(({ whole }) => whole), ...cases, ...again].filter(
      (it) => it.clause === clause && it.side === 'refuse',
    ).length;

  it('bring every clause that can be broken to as many faults as asked for', () => {
    const clauses = new Set(faults.map(({ whole }) => whole.clause));
    expect(clauses.size).toBeGreaterThan(8);
    for (const clause of clauses) expect(refused(clause), clause).toBeGreaterThanOrEqual(14);
  });

  it('send nothing again that was sent often enough', () => {
    const clauses = new Set(again.map(({ clause }) => clause));
    for (const clause of clauses) expect(refused(clause)).toBe(14);
    expect(repeats(faults, cases, 0)).toEqual([]);
  });

  it('are faults of their own names, sent in the plain way', () => {
    const ids = again.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const it of again) {
      expect(falseClaim(it, contract, specimen.facts)).toBeNull();
      expect([it.request.method, it.request.place, it.control]).toEqual(['POST', 'query', null]);
    }
  });
});
