import { describe, expect, it } from 'vitest';
import { sampleResult, sampleSummary } from '../report/sample-run.test.kit.ts';
import type { ClauseResult, Outcome } from '../results/summary.ts';
import { exitCodeOf, whyUnjudged } from './exit-code.ts';

const result = (outcome: Outcome, level: ClauseResult['level'] = 'must') =>
  sampleResult(`Thing.${level}.${outcome}`, { outcome, level });

describe('the exit code', () => {
  it('is 0 when must clauses conform and nothing that must be judged was not', () => {
    const results = [result('conforms'), result('not-applicable'), result('inconclusive', 'should')];
    const summary = sampleSummary(results, { verdict: 'conforms' });
    expect(exitCodeOf(summary)).toBe(0);
    expect(whyUnjudged(summary)).toBeNull();
  });

  it('is 1 with a violation, also of an incomplete run', () => {
    const results = [result('conforms'), result('violates')];
    expect(exitCodeOf(sampleSummary(results))).toBe(1);
    expect(exitCodeOf(sampleSummary(results, { complete: false }))).toBe(1);
  });

  it.each(['inconclusive', 'not-run'] as const)(
    'is 3 with a must clause that is %s, whatever the verdict says',
    (outcome) => {
      expect(exitCodeOf(sampleSummary([result('conforms'), result(outcome)], { verdict: 'conforms' }))).toBe(
        3,
      );
    },
  );

  it('is 0 with a must clause that is out of scope, and 3 when every clause is', () => {
    const leftOut = { ...result('not-run'), leftOutBy: 'profile quick' };
    const verdict = { verdict: 'conforms' } as const;
    expect(exitCodeOf(sampleSummary([result('conforms'), leftOut], verdict))).toBe(0);
    expect(exitCodeOf(sampleSummary([leftOut], verdict))).toBe(3);
  });

  it('is 3 for an incomplete run, whatever the verdict says', () => {
    expect(exitCodeOf(sampleSummary([result('conforms')], { verdict: 'conforms', complete: false }))).toBe(3);
  });

  it('is 3 when no clause was judged, whatever the verdict says', () => {
    expect(exitCodeOf(sampleSummary([], { verdict: 'conforms' }))).toBe(3);
    expect(exitCodeOf(sampleSummary([result('not-applicable')], { verdict: 'conforms' }))).toBe(3);
  });

  it('is 3 when the run came to no verdict', () => {
    expect(exitCodeOf(sampleSummary([result('conforms')], { verdict: 'inconclusive' }))).toBe(3);
  });
});
