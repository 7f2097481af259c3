import { describe, expect, it } from 'vitest';
import { sampleResult, sampleSummary } from '../report/sample-run.test.kit.ts';
import type { ClauseResult, Outcome } from '../results/summary.ts';
import { type Change, compareRuns } from './compare-runs.ts';

const id = 'CreateSecurityGroup.Tag.Key.length';
const run = (...clauses: readonly ClauseResult[]) => sampleSummary(clauses);
const withOutcome = (outcome: Outcome) => run(sampleResult(id, { outcome }));
const only = (before: ReturnType<typeof run>, after: ReturnType<typeof run>) => {
  const { clauses } = compareRuns(before, after);
  expect(clauses).toHaveLength(1);
  return clauses[0];
};

describe('a clause in two runs', () => {
  it.each<readonly [Change, Outcome, Outcome]>([
    ['same', 'conforms', 'conforms'],
    ['same', 'violates', 'violates'],
    ['same', 'inconclusive', 'not-run'],
    ['worse', 'conforms', 'violates'],
    ['worse', 'conforms', 'inconclusive'],
    ['worse', 'conforms', 'not-applicable'],
    ['worse', 'inconclusive', 'violates'],
    ['worse', 'excepted', 'violates'],
    ['worse', 'conforms', 'warns'],
    ['better', 'violates', 'conforms'],
    ['better', 'violates', 'inconclusive'],
    ['better', 'violates', 'excepted'],
    ['better', 'not-run', 'conforms'],
  ])('is %s from %s to %s', (change, before, after) => {
    expect(only(withOutcome(before), withOutcome(after))).toMatchObject({ id, change, before, after });
  });

  it('is added or gone where one run does not have it', () => {
    expect(only(run(), withOutcome('conforms'))).toMatchObject({ change: 'added', before: null });
    expect(only(withOutcome('violates'), run())).toMatchObject({ change: 'gone', after: null });
  });

  it('is added or gone where one run leaves it out, and no worse or better', () => {
    const leftOut = run(sampleResult(id, { outcome: 'not-run', leftOutBy: 'profile quick' }));
    expect(only(leftOut, withOutcome('conforms'))).toMatchObject({ change: 'added', before: null });
    expect(only(withOutcome('violates'), leftOut)).toMatchObject({ change: 'gone', after: null });
  });

  it('shows what the target does otherwise where the documents leave it open', () => {
    const observed = (observation: string) => run(sampleResult(id, { outcome: 'observed', observation }));
    expect(only(observed('accepted'), observed('refused'))).toMatchObject({
      change: 'same',
      observed: ['accepted', 'refused'],
    });
    expect(only(observed('accepted'), observed('accepted'))?.observed).toBeNull();
  });
});

describe('two runs', () => {
  const other = 'CreateSecurityGroup.Tag.Value.length';

  it('are counted by what became of each clause, and keep the order of the later one', () => {
    const before = run(sampleResult(other), sampleResult(id));
    const after = run(sampleResult(id, { outcome: 'violates' }), sampleResult('CreateX.New.clause'));
    const { clauses, counts } = compareRuns(before, after);
    expect(clauses.map((it) => it.id)).toEqual([id, 'CreateX.New.clause', other]);
    expect(counts).toEqual({ worse: 1, better: 0, added: 1, gone: 1, same: 0 });
  });

  it('name the operations whose contracts differ', () => {
    const contract = (hash: string) => ({ operation: 'CreateX', edition: 'e', hash });
    const [one, two] = ['a', 'b'].map((hash) => ({ ...sampleSummary([]), contracts: [contract(hash)] }));
    if (one === undefined || two === undefined) throw new Error('There are two.');
    expect(compareRuns(one, two).otherContracts).toEqual(['CreateX']);
    expect(compareRuns(one, one).otherContracts).toEqual([]);
  });
});
