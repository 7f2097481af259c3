import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { acceptClauseOf } from '../../src/contract/accept-clause.ts';
import { applyChange } from '../../src/contract/apply-change.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import { brokenClauses, expectationOf } from '../../src/oracle/expectation.ts';
import { madeUp, madeUpOptions } from '../made-up.test.kit.ts';
import type { CaseDraft } from './case-draft.ts';
import { drawn, randomFaults, randomValid, seedFor } from './random-drafts.ts';

const { facts, base } = madeUpOptions();
const expectationIn = (contract: Contract, change: CaseDraft['change']) =>
  expectationOf(contract, Object.entries(applyChange(base, change)).map(filled), facts);
/** Stand-ins are letters, whatever the letters. */
const filled = ([name, value]: readonly [string, string]) =>
  [name, value.replaceAll(/\{fresh:(\d+)\}/g, (_, length) => 'a'.repeat(Number(length)))] as const;
const clauseOf = (name: string) => {
  const parameter = madeUp.parameters.find((it) => it.name === name);
  return parameter === undefined ? null : acceptClauseOf(parameter);
};

describe('seeds of streams', () => {
  it('depend on the seed and on the name of the stream', () => {
    expect(new Set([seedFor(1, 'a'), seedFor(2, 'a'), seedFor(1, 'b')]).size).toBe(3);
    expect(seedFor(1, 'a')).toBe(seedFor(1, 'a'));
  });

  it('give the same values again, and others to another stream', () => {
    const values = (seed: number, name: string) => drawn(fc.nat(), 5, seed, name);
    expect(values(1, 'a')).toEqual(values(1, 'a'));
    expect(values(1, 'a')).not.toEqual(values(2, 'a'));
    expect(values(1, 'a')).not.toEqual(values(1, 'b'));
    expect(values(1, 'a').length).toBe(5);
  });
});

describe('the clause to which the acceptance of ordinary values is put down', () => {
  it('is the one that says which values there are', () => {
    const [group, policy] = [specimen.group, specimen.policy].map(({ operation, parameters }) =>
      Object.fromEntries(
        parameters.map((it) => [it.name, acceptClauseOf(it)?.replace(`${operation}.`, '') ?? null]),
      ),
    );
    expect(group).toEqual({
      RegionId: null,
      SecurityGroupName: 'SecurityGroupName.length',
      Description: 'Description.length',
      Tag: 'Tag.count',
      VpcId: 'VpcId.exists',
      ClientToken: 'ClientToken.length',
      OwnerAccount: 'OwnerAccount.accepted',
      ResourceGroupId: 'ResourceGroupId.accepted',
    });
    expect(policy).toMatchObject({ TLSVersions: 'TLSVersions.enum', DryRun: null });
  });

  it('is none for a text without a rule about its length', () => {
    const text = { rules: [], plain: [], open: { characters: 'x', astral: 'x' } };
    const presence = { required: false, errors: [] };
    expect(acceptClauseOf({ shape: 'text', name: 'X', presence, text })).toBeNull();
  });
});

describe('random valid requests', () => {
  const drafts = randomValid(madeUp, facts, base, 1, 40);

  it('are as many as asked for, numbered, and the same for the same seed', () => {
    expect(drafts.map(({ label }) => label)).toEqual(
      Array.from({ length: 40 }, (_, at) => `random ${at + 1}`),
    );
    expect(randomValid(madeUp, facts, base, 1, 40)).toEqual(drafts);
    expect(randomValid(madeUp, facts, base, 2, 40)).not.toEqual(drafts);
  });

  it('keep every clause and touch no open point', () => {
    for (const { change, side, tier, twin } of drafts) {
      expect({ side, tier, twin }).toEqual({ side: 'accept', tier: 'random', twin: {} });
      expect(expectationIn(madeUp, change)).toMatchObject({ kind: 'accept', breaches: [], openPoints: [] });
    }
  });

  it('are put down in turn to clauses of parameters that they give', () => {
    for (const [index, { change, clause }] of drafts.entries()) {
      const given = madeUp.parameters
        .map(({ name }) => name)
        .filter((name) =>
          Object.entries(change).some(([it, value]) => value !== null && parameterPath(it).name === name),
        );
      const clauses = given.flatMap((name) => clauseOf(name) ?? []);
      expect(clause).toBe(clauses[index % clauses.length]);
    }
    expect(new Set(drafts.map(({ clause }) => clause)).size).toBeGreaterThan(3);
  });

  it('say what they give and what of the base request they leave out', () => {
    for (const { change } of drafts) {
      const given = Object.keys(change).filter((name) => change[name] !== null);
      expect(Object.keys(applyChange(base, change)).sort()).toEqual(given.sort());
    }
    expect(new Set(drafts.map(({ change }) => Object.keys(change).length)).size).toBeGreaterThan(3);
  });
});

describe('random faults', () => {
  const drafts = randomFaults(madeUp, facts, base, 1, 3);

  it('break one clause and nothing else, beside a twin that breaks none', () => {
    expect(drafts.length).toBeGreaterThan(20);
    for (const { change, clause, side, tier, twin } of drafts) {
      expect({ side, tier }).toEqual({ side: 'refuse', tier: 'random' });
      expect(brokenClauses(expectationIn(madeUp, change)), clause).toEqual([clause]);
      expect(brokenClauses(expectationIn(madeUp, twin ?? {})), clause).toEqual([]);
    }
  });

  it('are as many for each rule that random texts can break, and for each alphabet that it refuses', () => {
    const rules = madeUp.parameters.flatMap((it) => {
      const texts = it.shape === 'text' ? [it.text] : it.shape === 'group' ? Object.values(it.members) : [];
      return texts.flatMap((text) => text.rules);
    });
    const breakable = rules.filter(
      (rule) =>
        !['empty', 'nonempty'].includes(rule.kind) && !(rule.kind === 'charset' && rule.refuses.length === 0),
    );
    const kinds = breakable.flatMap((rule) =>
      rule.kind === 'charset' ? rule.refuses.map(() => rule.clause) : [rule.clause],
    );
    const counts = (clause: string) => drafts.filter((it) => it.clause === clause).length;
    for (const clause of kinds)
      expect(counts(clause), clause).toBe(3 * kinds.filter((it) => it === clause).length);
    expect(kinds.length).toBeGreaterThan(breakable.length);
    expect(drafts.length).toBe(3 * kinds.length);
  });

  it('stand in one record of several, in another place for each member', () => {
    const places = new Map(
      drafts.flatMap(({ label, change }) => {
        const names = Object.keys(change).filter((name) => name.startsWith('Tag.'));
        const member = /random 1, (\w+)$/.exec(label)?.[1];
        return member === undefined ? [] : [[member, new Set(names.map((it) => it.split('.')[1])).size]];
      }),
    );
    expect([...places]).toEqual([
      ['Key', 3],
      ['Value', 3],
    ]);
  });

  it('stand further back where there may be more records', () => {
    const tags = randomFaults(specimen.group, facts, base, 1, 1).filter(({ label }) =>
      /, (Key|Value)$/.test(label),
    );
    const counts = tags.map(
      ({ change }) => Object.keys(change).filter((name) => name.startsWith('Tag.')).length / 2,
    );
    expect(new Set(counts)).toEqual(new Set([5, 13]));
    const sizes = tags.map(({ change }) => [...(change['Tag.8.Value'] ?? '')].length);
    expect(Math.max(...sizes)).toBeGreaterThan(128);
  });

  it('are others with another seed, and have surroundings of their own', () => {
    const values = (seed: number) => JSON.stringify(randomFaults(madeUp, facts, base, seed, 3));
    expect(values(1)).toBe(JSON.stringify(drafts));
    expect(values(2)).not.toBe(values(1));
    const names = drafts.filter(({ clause }) => clause.includes('Remark')).map(({ change }) => change.Name);
    expect(new Set(names).size).toBeGreaterThan(1);
  });
});
