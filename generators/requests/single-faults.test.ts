import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import { caseOptions } from '../claims.test.kit.ts';
import { type SingleFault, singleFaults } from './single-faults.ts';

const group = specimen.group;
const faultsOf = (contract: Contract, seed = 1) => singleFaults(caseOptions(contract, { seed }));

/** Indexes of the records of `name` in a change, and of the one whose `member` has `value`. */
function placeIn(change: Readonly<Record<string, string | null>>, member: string, value: string) {
  const records = Object.entries(change).map(([path, given]) => ({ ...parameterPath(path), given }));
  const count = Math.max(...records.map(({ index }) => index ?? 0));
  return { count, at: records.find((it) => it.member === member && it.given === value)?.index ?? null };
}

describe.each(specimen.contracts)('singleFaults of $operation', (contract) => {
  it('begin with one fault of every clause before any clause has a second', () => {
    const clauses = faultsOf(contract).map(({ plain }) => plain.clause);
    const first = clauses.slice(0, new Set(clauses).size);
    expect(new Set(first).size).toBe(first.length);
  });

  it('tell apart: no two of them are the same request, but for a clause that has only one', () => {
    const faults = faultsOf(contract);
    const change = ({ plain, spelled }: SingleFault) =>
      JSON.stringify([plain.clause, plain.change, spelled?.change ?? null]);
    const firsts = faults.filter(({ round }) => round === 0);
    const again = faults.filter(({ round }) => round > 0);
    expect(new Set(firsts.map(change)).size).toBe(firsts.length);
    const alone = firsts.filter(
      ({ plain }) => firsts.filter((it) => it.plain.clause === plain.clause).length === 1,
    );
    expect(alone.length).toBeGreaterThan(2);
    expect(again.map(change).sort()).toEqual(alone.map(change).sort());
    expect(again.every(({ round }) => round === 1)).toBe(true);
  });

  it.each([1, 2, 3])('begin with markup in a name that takes none, seed %i', (seed) => {
    const names = faultsOf(contract, seed).filter(({ plain }) => plain.clause.endsWith('Name.charset'));
    expect(names.length).toBeGreaterThan(20);
    expect(Object.values(names[0]?.plain.change ?? {}).join()).toContain('<');
  });

  it('are the same for every seed but for their order', () => {
    const labels = (seed: number) => faultsOf(contract, seed).map(({ plain }) => plain.label);
    expect(labels(1)).not.toEqual(labels(2));
    expect([...labels(1)].sort()).toEqual([...labels(2)].sort());
  });
});

describe('faults in a list of records', () => {
  it.each(['Key', 'Value'])('of %s stand where checks of some records only do not look', (member) => {
    const faults = faultsOf(group).filter(({ plain }) => plain.clause.includes(`.Tag.${member}.`));
    const rules = new Set(faults.map(({ plain }) => plain.clause));
    expect(rules.size).toBeGreaterThan(1);
    for (const rule of rules) {
      const own = faults.filter(({ plain }) => plain.clause === rule);
      const places = own.flatMap(({ plain }) => {
        const valid = Object.values(plain.twin ?? {});
        const odd = Object.values(plain.change).find((value) => !valid.includes(value)) ?? '';
        const { at, count } = placeIn(plain.change, member, odd);
        return at === null ? [] : [{ at, count }];
      });
      expect(places.some(({ at, count }) => at > 9 && at % 2 === 1 && at < count)).toBe(true);
      expect(places.some(({ at }) => at === 20)).toBe(true);
      expect(own.some(({ spelled }) => spelled?.clause === 'CreateSecurityGroup.Tag.alias')).toBe(true);
    }
  });
});
