import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { caseOptions, falseClaim } from '../claims.test.kit.ts';
import { generateCases } from './cases.ts';
import { leastRefused, repeats } from './repeats.ts';
import { smokeRequests } from './smoke-requests.ts';

describe.each(specimen.contracts)('repeats for $operation', (contract) => {
  const options = caseOptions(contract);
  const { faults } = smokeRequests(options);
  const cases = generateCases(options);
  const packs = repeats(options, cases, leastRefused.standard);
  const again = packs.map(({ whole }) => whole);
  const refused = (clause: string) =>
    [...faults.map(({ whole }) => whole), ...cases, ...again].filter(
      (it) => it.clause === clause && it.side === 'refuse',
    ).length;

  it('bring every clause that can be broken to as many faults as asked for', () => {
    const clauses = new Set(faults.map(({ whole }) => whole.clause));
    expect(clauses.size).toBeGreaterThan(8);
    for (const clause of clauses)
      expect(refused(clause), clause).toBeGreaterThanOrEqual(leastRefused.standard);
  });

  it('send nothing again that was sent often enough', () => {
    const clauses = new Set(again.map(({ clause }) => clause));
    for (const clause of clauses) expect(refused(clause)).toBe(leastRefused.standard);
    expect(repeats(options, cases, 0)).toEqual([]);
  });

  it('are faults of their own names, alone in the plain way when something is wrong', () => {
    const ids = packs.flatMap(({ parts, whole }) => [...parts, whole]).map(({ id }) => id);
    const firstIds = faults.flatMap(({ parts }) => parts).map(({ id }) => id);
    expect(new Set([...ids, ...firstIds]).size).toBeGreaterThanOrEqual(
      new Set(ids).size + new Set(firstIds).size,
    );
    for (const { parts, whole, side } of packs) {
      const [plain] = parts;
      expect(side).toBe('refuse');
      for (const it of [...parts, whole]) expect(falseClaim(it, contract, specimen.facts)).toBeNull();
      expect([plain?.request.method, plain?.request.place, plain?.control]).toEqual(['POST', 'query', null]);
    }
  });

  it('are sent in other surroundings and ways each time', () => {
    const looks = again.map(({ clause, request: { method, place, format, parameters } }) =>
      JSON.stringify([clause, method, place, format, Object.keys(parameters)]),
    );
    expect(new Set(looks).size).toBeGreaterThan(looks.length / 2);
    expect(
      new Set(again.map(({ request }) => `${request.method} ${request.place} ${request.format}`)).size,
    ).toBe(7);
  });
});
