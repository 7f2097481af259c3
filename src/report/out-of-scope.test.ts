import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createReporters } from './create-reporters.ts';
import { renderSummary } from './render-summary.ts';
import { sampleClause, sampleEvents, sampleResult, sampleSummary, tell } from './sample-run.test.kit.ts';
import { verdictSentence } from './verdict-sentence.ts';

const [kept, left] = ['CreateThing.Name.length', 'CreateThing.Quota.limit'] as const;
const clauses = [sampleClause(kept), sampleClause(left)];
const reason = 'left out by profile quick: it takes a target whose quota is full';
const summary = sampleSummary(
  [sampleResult(kept), sampleResult(left, { outcome: 'not-run', leftOutBy: 'profile quick', reason })],
  { verdict: 'conforms' },
);
const words = '1 of 2 clauses; 1 left out by profile quick';

it('is counted and named on the terminal, and no must clause that could not be judged', () => {
  const text = renderSummary(summary, clauses, { color: false, columns: 100 });
  expect(text).toContain(`Scope     ${words}\n`);
  expect(text).toMatch(new RegExp(`/ out of scope \\(1\\)\n  ${reason}\n    ${left}\n`));
  expect(text).toMatch(/\/ out of scope +1 +· +· +1\n/);
  expect(verdictSentence(summary)).toBe(
    'The target conforms: 1 must clause holds. 1 of 2 clauses is out of scope.',
  );
});

it('is counted alone on the terminal where there are more clauses than anybody reads', () => {
  const many = Array.from({ length: 40 }, (_, index) => `CreateThing.Rule.r${index}`);
  const by = { outcome: 'not-run', leftOutBy: '--clause', reason: 'left out by --clause' } as const;
  const results = [sampleResult(kept), ...many.map((id) => sampleResult(id, by))];
  const all = [sampleClause(kept), ...many.map((id) => sampleClause(id))];
  const text = renderSummary(sampleSummary(results), all, { color: false, columns: 80 });
  expect(text).toContain(
    '/ out of scope (40)\n  left out by --clause\n    40 clauses, named in the reports\n\n',
  );
  expect(text).not.toContain('CreateThing.Rule.');
});

it('is counted and named in every report, and no error in any', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'scope-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await tell(await createReporters(directory), sampleEvents(summary, clauses));
  const read = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');
  expect(JSON.parse(await read('summary.json'))).toMatchObject({
    scope: { clauses: 2, judged: 1, leftOut: [{ id: left, by: 'profile quick' }] },
  });
  const junit = await read('junit.xml');
  expect(junit).toContain(`<property name="scope" value="${words}"/>`);
  expect(junit).toContain(`<skipped type="not-run" message="not-run: ${reason}"/>`);
  expect(junit).not.toContain('<error');
  const html = await read('report.html');
  expect(html).toContain(words);
  expect(html).toContain('<span class="badge quiet">/ out of scope</span>');
  expect(html).toContain(reason);
  const allure = await readdir(join(directory, 'allure-results'));
  const results = allure.filter((name) => name.endsWith('-result.json'));
  const texts = await Promise.all(results.map((name) => read(`allure-results/${name}`)));
  const statuses = texts.map((text) => JSON.parse(text).status);
  expect(statuses.sort()).toEqual(['passed', 'skipped']);
  expect(await read('allure-results/environment.properties')).toContain(words);
});
