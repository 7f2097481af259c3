import { expect, it } from 'vitest';
import type { ClauseResult } from '../results/summary.ts';
import { readSummary } from './read-summary.ts';

const clause = (id: string, changes: Partial<ClauseResult>): ClauseResult => ({
  id,
  operation: 'Create',
  level: 'must',
  outcome: 'conforms',
  coverage: { kind: 'sampled', judged: 1, space: null },
  accepted: 1,
  refused: 1,
  contradicted: 0,
  requests: 2,
  firstViolationAt: null,
  reason: 'why',
  counterexample: null,
  observation: null,
  evidence: [],
  ...changes,
});

const read = (...clauses: readonly ClauseResult[]) => readSummary({ clauses, requests: 12, durationMs: 3 });

it('tells whom the run accused, first whom it accused first', () => {
  const { accusations } = read(
    clause('late', { outcome: 'violates', firstViolationAt: 90 }),
    clause('never told', { outcome: 'violates' }),
    clause('early', { outcome: 'warns', level: 'should', firstViolationAt: 3 }),
    clause('kept', {}),
    clause('seen', { outcome: 'observed', level: 'open' }),
  );
  expect(accusations.map((one) => [one.clause, one.level, one.at])).toEqual([
    ['early', 'should', 3],
    ['late', 'must', 90],
    ['never told', 'must', null],
  ]);
});

it('tells which must clauses were not judged, and why', () => {
  const { unjudged, requests } = read(
    clause('unsure', { outcome: 'inconclusive' }),
    clause('skipped', { outcome: 'not-run' }),
    clause('elsewhere', { outcome: 'not-applicable' }),
    clause('unsure should', { outcome: 'inconclusive', level: 'should' }),
  );
  expect(unjudged).toEqual([
    { clause: 'unsure', outcome: 'inconclusive', reason: 'why' },
    { clause: 'skipped', outcome: 'not-run', reason: 'why' },
  ]);
  expect(requests).toBe(12);
});
