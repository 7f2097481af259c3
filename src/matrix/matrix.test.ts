import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nastyText } from '../report/nasty-text.test.kit.ts';
import { tagsOf } from '../report/page/tags-of.test.kit.ts';
import { everyOutcome, everyOutcomeSummary } from '../report/sample-clauses.test.kit.ts';
import { sampleClause, sampleResult, sampleSummary } from '../report/sample-run.test.kit.ts';
import type { Outcome, Summary } from '../results/summary.ts';
import { matrixOf } from './matrix.ts';
import { renderMatrixPage } from './render-matrix-page.tsx';

const id = 'CreateSecurityGroup.Tag.Key.length';
const old = 'CreateSecurityGroup.Old.rule';
const run = (outcome: Outcome, more: Partial<Summary> = {}, others: readonly string[] = []) => ({
  summary: sampleSummary([sampleResult(id, { outcome }), ...others.map((it) => sampleResult(it))], more),
  report: 'a/report.html',
});

describe('many runs side by side', () => {
  it('have a row a clause, those that are there no more last, and say where an outcome changed', () => {
    const { rows } = matrixOf(
      [run('violates', {}, [old]), run('violates'), run('conforms')],
      [sampleClause(id)],
    );
    expect(rows.map((row) => row.id)).toEqual([id, old]);
    expect(rows[0]?.cells.map((cell) => [cell?.outcome, cell?.isChanged])).toEqual([
      ['violates', false],
      ['violates', false],
      ['conforms', true],
    ]);
    expect(rows[1]?.cells.map((cell) => cell?.outcome ?? null)).toEqual(['conforms', null, null]);
    expect(rows.map(({ changes, isViolated }) => [changes, isViolated])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('link each cell to the place in the report that explains it, where there is a report', () => {
    const { rows } = matrixOf([run('violates'), run('conforms'), { ...run('conforms'), report: null }], []);
    expect(rows[0]?.cells.map((cell) => cell?.link)).toEqual([
      `a/report.html#violation-${id}`,
      `a/report.html#clause-${id}`,
      null,
    ]);
  });

  it('say when they hold an operation against contracts that are not the same', () => {
    const contracts = [{ operation: 'CreateSecurityGroup', edition: 'e', hash: 'other' }];
    expect(matrixOf([run('conforms'), run('conforms')], []).otherContracts).toEqual([]);
    expect(matrixOf([run('conforms'), run('conforms', { contracts })], []).otherContracts).toEqual([
      'CreateSecurityGroup',
    ]);
  });

  it('name the host of a target and the day, and count the outcomes', () => {
    const [column] = matrixOf([{ summary: everyOutcomeSummary, report: null }], everyOutcome).columns;
    expect(column).toMatchObject({ target: '127.0.0.1:8080', day: '2026-01-02', verdict: 'violates' });
    expect(column?.counts.get('violates')).toBe(3);
  });
});

describe('their page', () => {
  const page = renderMatrixPage(
    matrixOf(
      [
        { summary: everyOutcomeSummary, report: 'a/report.html' },
        { summary: everyOutcomeSummary, report: null },
      ],
      everyOutcome,
    ),
  );

  it('needs nothing beside itself', () => {
    expect(page).not.toMatch(/<script[^>]|<link|<img|@import|url\(|https?:\/\/(?!127\.0\.0\.1)/);
  });

  it('shows every clause, and every outcome by a word and not by colour alone', () => {
    for (const clause of everyOutcome) expect(page).toContain(`id="row-${clause.id}"`);
    for (const word of ['violates', 'inconclusive', 'not run', 'conforms'])
      expect(page).toContain(`<span class="word"> ${word}</span>`);
  });

  it('shows what a target said as text', () => {
    const plain = tagsOf(renderMatrixPage(matrixOf([run('violates')], [])));
    fc.assert(
      fc.property(nastyText, nastyText, (reason, target) => {
        const summary = sampleSummary([sampleResult(id, { outcome: 'violates', reason })], {
          startedAt: target,
          target: { ecs: target, embedded: false, insecure: false },
        });
        const text = renderMatrixPage(matrixOf([{ summary, report: `${target}/report.html` }], []));
        expect(tagsOf(text)).toEqual(plain);
      }),
    );
  });
});
