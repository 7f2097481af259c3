import { expect, it } from 'vitest';
import { assess, isRight } from './assess.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderMatrix } from './render-matrix.ts';
import { reportOn } from './report.ts';
import { selectSubjects, unmatched } from './select-subjects.ts';
import type { Accusation, Subject, TrialResult } from './trial.ts';

const length = 'CreateSecurityGroup.SecurityGroupName.length';
const prefix = 'CreateSecurityGroup.SecurityGroupName.prefix';
const uuid = 'CreateSecurityGroup.RequestId.uuid';

const defect: Subject = {
  kind: 'defect',
  name: 'sg-name-length/none',
  about: 'takes names of any length',
  clauses: [length, uuid],
  level: 'must',
};
const oddity: Subject = { ...defect, kind: 'oddity', name: 'http/odd', clauses: [], level: 'none' };

function accusation(
  clause: string,
  level: Accusation['level'] = 'must',
  requests: number | null = 30,
): Accusation {
  return { clause, level, requests, ms: 20, reason: 'expected refused, received: accepted', example: null };
}

function result(seed: number, ...accusations: readonly Accusation[]): TrialResult {
  return {
    name: '',
    seed,
    accusations,
    inconclusive: [],
    requests: 900,
    durationMs: 700,
    stoppedEarly: accusations.length > 0,
    fault: null,
  };
}

it('a defect is found by a clause that it breaks', () => {
  const assessment = assess(defect, [result(1, accusation(prefix), accusation(length))]);
  expect(assessment.finding).toBe('found');
  expect(assessment.trials[0]?.foundBy?.clause).toBe(length);
  expect(assessment.trials[0]?.wrong.map(({ clause }) => clause)).toEqual([prefix]);
});

it('a defect is not found by a clause that has nothing to do with it', () => {
  expect(assess(defect, [result(1, accusation(prefix))]).finding).toBe('found-elsewhere');
});

it('a defect that breaks a must is not found by a should', () => {
  expect(assess(defect, [result(1, accusation(uuid, 'should'))]).finding).toBe('missed');
});

it('a defect that breaks a should only may be missed, and is found by the should', () => {
  const slight: Subject = { ...defect, clauses: [uuid], level: 'should' };
  expect(assess(slight, [result(1, accusation(uuid, 'should'))]).finding).toBe('found');
  expect(isRight(assess(slight, [result(1)]))).toBe(true);
  expect(isRight(assess(slight, [result(1, accusation(length))]))).toBe(false);
  expect(isRight(assess(defect, [result(1)]))).toBe(false);
});

it('the worst of the seeds counts', () => {
  expect(assess(defect, [result(1, accusation(length)), result(2)]).finding).toBe('missed');
});

it('an oddity is accused by any clause, and silent without one', () => {
  expect(assess(oddity, [result(1, accusation(uuid, 'should'))]).finding).toBe('accused');
  expect(assess(oddity, [result(1)]).finding).toBe('silent');
});

it('a run that broke down is no finding', () => {
  const broken = { ...result(1, accusation(length)), fault: 'Error: no' };
  expect(assess(defect, [broken]).finding).toBe('broken-down');
  expect(isRight(assess(defect, [broken]))).toBe(false);
});

const header = {
  tool: { name: 'clausewise', version: '0' },
  profile: 'standard',
  seeds: [1, 2],
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1000,
  complete: true,
} as const;

it('the report counts defects, oddities, clauses and the requests that it took', () => {
  const report = reportOn(
    header,
    [
      assess(defect, [result(1, accusation(length)), result(2, accusation(length, 'must', 400))]),
      assess(oddity, [result(1), result(2)]),
    ],
    [length, prefix],
  );
  expect(report).toMatchObject({
    passed: true,
    requests: 3600,
    defects: { all: 1, found: 1, must: 1, mustFound: 1 },
    oddities: { all: 1, silent: 1, requests: 1800 },
    clauses: [
      { clause: length, named: 2, found: 2, wrong: 0 },
      { clause: prefix, named: 0, found: 0, wrong: 0 },
    ],
  });
  expect(report.curve.filter(({ found }) => found === 1).map(({ requests }) => requests)).toEqual([
    50, 100, 150, 200, 300,
  ]);
  expect(report.curve.at(-1)).toEqual({ requests: 500, found: 2, share: 1 });
});

it('a report that is incomplete has not passed', () => {
  expect(reportOn({ ...header, complete: false }, [], []).passed).toBe(false);
});

it('the matrix says in full what was missed and who was accused, at 80 columns', () => {
  const report = reportOn(
    header,
    [
      assess(defect, [result(1, accusation(length)), result(2, accusation(prefix))]),
      assess(oddity, [result(1, accusation(prefix)), result(2)]),
    ],
    [length, prefix],
  );
  const text = renderMatrix(report, { columns: 80, color: false });
  expect(text).toContain('Found only by clauses that have nothing to do with it\n  sg-name-length/none');
  expect(text).toContain('Odd but right, and accused\n  http/odd');
  expect(text).toContain('0 of 1 defect found');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(renderMarkdown(report)).toContain(
    '| sg-name-length/none | takes names of any length | found-elsewhere |',
  );
});

it('subjects are selected by globs on their names or by their family', () => {
  const names = (...patterns: readonly string[]) =>
    selectSubjects({ defects: patterns, oddities: [] }).map(({ name }) => name);
  expect(names('sg-name-prefix').length).toBeGreaterThan(1);
  expect(names('sg-name-prefix/*')).toEqual(names('sg-name-prefix'));
  expect(names('no-such')).toEqual([]);
  expect(selectSubjects({ defects: [], oddities: [] }).length).toBeGreaterThan(190);
  expect(unmatched({ defects: ['no-such', '*'], oddities: ['http/*'] })).toEqual(['no-such']);
});
