import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'junit2json';
import { parse as parseFiles } from 'test-results-parser';
import { expect, it, onTestFinished } from 'vitest';
import type { Outcome } from '../results/summary.ts';
import { trackDurations } from './clause-durations.ts';
import { reportedClauses } from './finished-run.ts';
import { renderJunit } from './render-junit.ts';
import { everyOutcome, everyOutcomeSummary } from './sample-clauses.test.kit.ts';
import { sampleClause, sampleResult } from './sample-run.test.kit.ts';

const marked = 'CreateSecurityGroup.Tag.Value.length';
const summary = {
  ...everyOutcomeSummary,
  clauses: [
    ...everyOutcomeSummary.clauses,
    sampleResult(marked, { outcome: 'violates', reason: 'received <a href="x">more</a> & "more"' }),
  ],
};
const reported = reportedClauses(summary, [...everyOutcome, sampleClause(marked)]);
const xml = renderJunit({ summary, clauses: reported }, trackDurations(), {});

type Status = 'failure' | 'error' | 'skipped' | 'passed';

/** As docs/ci.md says it. */
const statusOf = (outcome: Outcome, level: string): Status => {
  if (outcome === 'violates') return 'failure';
  if (outcome === 'inconclusive' || outcome === 'not-run') return level === 'must' ? 'error' : 'skipped';
  return outcome === 'not-applicable' || outcome === 'excepted' ? 'skipped' : 'passed';
};

const expected = summary.clauses.map(({ id, operation, outcome, level, reason }) => ({
  name: id.slice(operation.length + 1),
  status: statusOf(outcome, level),
  reason,
}));
const countOf = (status: Status): number => expected.filter((it) => it.status === status).length;
const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : 1;

it('is read by junit2json with outcomes, messages and counts as in the summary', async () => {
  const read = await parse(xml);
  if (read === undefined || read === null || !('testsuite' in read)) throw new Error('no suites');
  const suites = read.testsuite ?? [];
  const found = suites
    .flatMap(({ testcase = [] }) => testcase)
    .map(({ name = '', failure, error, skipped, 'system-out': output }) => {
      const [status, said]: readonly [Status, string | undefined] =
        failure !== undefined
          ? ['failure', failure[0]?.message]
          : error !== undefined
            ? ['error', error[0]?.message]
            : skipped !== undefined
              ? ['skipped', skipped[0]?.message]
              : ['passed', output?.[0]];
      return { name, status, said };
    });
  expect(found.sort(byName)).toEqual(
    expected
      .toSorted(byName)
      .map(({ name, status, reason }) => ({ name, status, said: expect.stringContaining(reason) })),
  );
  const sum = (name: 'tests' | 'failures' | 'errors' | 'skipped'): number =>
    suites.reduce((total, suite) => total + (suite[name] ?? 0), 0);
  expect([sum('tests'), sum('failures'), sum('errors'), sum('skipped')]).toEqual([
    expected.length,
    countOf('failure'),
    countOf('error'),
    countOf('skipped'),
  ]);
});

it('is read by test-results-parser with outcomes, messages and counts as in the summary', () => {
  const directory = mkdtempSync(join(tmpdir(), 'junit-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'junit.xml');
  writeFileSync(file, xml);
  const read = parseFiles({ type: 'junit', files: [file] });
  const words: { readonly [S in Status]: string } = {
    failure: 'FAIL',
    error: 'FAIL',
    skipped: 'SKIP',
    passed: 'PASS',
  };
  const found = read.suites.flatMap(({ cases }) =>
    cases.map(({ name, status, failure }) => ({ name, status, failure })),
  );
  expect(found.sort(byName)).toEqual(
    expected.toSorted(byName).map(({ name, status, reason }) => ({
      name,
      status: words[status],
      failure: words[status] === 'FAIL' ? reason : '',
    })),
  );
  const [failed, errors, skipped, passed] = [
    countOf('failure'),
    countOf('error'),
    countOf('skipped'),
    countOf('passed'),
  ];
  expect(read).toMatchObject({ status: 'FAIL', failed, errors, skipped, passed });
});
