import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { SupportRule } from '../../src/contract/contract.ts';
import type { CaseDraft } from '../requests/case-draft.ts';
import { subsetsOf, supportedBy } from '../requests/support.ts';
import { orderedPairs, supportSpace } from './support-space.ts';

const [rule] = specimen.policy.across as readonly [SupportRule];
const versions = Object.keys(rule.table);
const ciphers = supportedBy(rule, versions);

/** Tables of up to four versions and six items, each version with one item at least. */
const rules: fc.Arbitrary<SupportRule> = fc
  .dictionary(
    fc.constantFrom('v1', 'v2', 'v3', 'v4'),
    fc.subarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 1 }),
    { minKeys: 1 },
  )
  .map((table) => ({ ...rule, table }));

function listOf({ change }: CaseDraft, list: string): readonly string[] {
  return Object.entries(change).flatMap(([name, value]) =>
    name.startsWith(`${list}.`) && value !== null ? [value] : [],
  );
}

const combinationOf = (draft: CaseDraft) => [listOf(draft, rule.by), listOf(draft, rule.each)] as const;
const asSets = (lists: readonly (readonly string[])[]) => lists.map((list) => list.toSorted().join()).join();

describe('supportSpace', () => {
  it('of the documented tables is 15 sets of versions with 16,383 sets of ciphers', () => {
    expect(supportSpace(rule).size).toBe(245_745);
  });

  it('has every set with every set once, the smallest first', () => {
    fc.assert(
      fc.property(rules, (small) => {
        const { size, drafts } = supportSpace(small);
        const combinations = [...drafts].map(combinationOf);
        const entries = combinations.map((lists) => lists.flat().length);
        const all = Object.keys(small.table);
        const expected = subsetsOf(all).flatMap((some) =>
          subsetsOf(supportedBy(small, all)).map((items) => asSets([some, items])),
        );
        expect(combinations.map(asSets).toSorted()).toEqual(expected.toSorted());
        expect(size).toBe(expected.length);
        expect(entries).toEqual(entries.toSorted((a, b) => a - b));
      }),
    );
  });

  it('has each combination on the side on which the tables put it', () => {
    fc.assert(
      fc.property(rules, (small) => {
        for (const draft of supportSpace(small).drafts) {
          const [given, items] = combinationOf(draft);
          const valid = items.every((item) => given.some((version) => small.table[version]?.includes(item)));
          expect(draft.side).toBe(valid ? 'accept' : 'refuse');
        }
      }),
    );
  });

  it('makes its requests one at a time', () => {
    const many = Array.from({ length: 30 }, (_, index) => `item-${index}`);
    const iterator = supportSpace({ ...rule, table: { one: many, two: many } }).drafts[Symbol.iterator]();
    const first = Array.from({ length: 61 }, () => iterator.next().value as CaseDraft);
    expect(first.map((draft) => listOf(draft, rule.each).length)).toEqual([...Array(60).fill(1), 2]);
  });
});

describe('orderedPairs', () => {
  it('of the documented tables are 16 lists of versions with 196 lists of ciphers', () => {
    const { size, drafts } = orderedPairs(rule);
    expect(size).toBe((4 + 4 * 3) * (14 + 14 * 13));
    expect([...drafts]).toHaveLength(size);
  });

  it('have each two versions and each two ciphers in both orders', () => {
    const lists = [...orderedPairs(rule).drafts].map(combinationOf);
    const named = new Set(lists.map((one) => JSON.stringify(one)));
    expect(named.size).toBe(lists.length);
    for (const [given, items] of lists) {
      expect(named).toContain(JSON.stringify([given.toReversed(), items]));
      expect(named).toContain(JSON.stringify([given, items.toReversed()]));
    }
    for (const [index, one] of ciphers.entries())
      for (const other of ciphers.slice(index + 1))
        expect(named).toContain(
          JSON.stringify([
            ['TLSv1.0', 'TLSv1.3'],
            [one, other],
          ]),
        );
  });
});
