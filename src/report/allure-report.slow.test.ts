import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { emptyDirectory } from '../cli/command.test.kit.ts';
import type { Outcome } from '../results/summary.ts';
import { openPage, startBrowser } from './browser.test.kit.ts';
import { createReporters } from './create-reporters.ts';
import { sampleClause, sampleEvents, sampleResult, sampleSummary, tell } from './sample-run.test.kit.ts';
import { serveFolder } from './serve-folder.test.kit.ts';

const { browser } = await startBrowser();
afterAll(() => browser?.close());

const root = fileURLToPath(new URL('../..', import.meta.url));
const clause = 'CreateSecurityGroup.Tag.Key.length';
const link = 'https://tracker.example/1';
const source = {
  document: 'CreateSecurityGroup',
  edition: 'zh-CN, API 2014-05-26',
  place: 'Request parameters, Tag.N.Key',
  url: 'https://documents.example/create-security-group',
};

/** One run after the other into the same directory, and what Allure 3 makes of each. */
async function reported(directory: string, ...outcomes: readonly Outcome[]): Promise<void> {
  for (const [day, outcome] of outcomes.entries()) {
    const startedAt = `2026-01-0${day + 1}T00:00:00.000Z`;
    const excepted = outcome === 'excepted';
    const summary = sampleSummary(
      [sampleResult(clause, { outcome }), sampleResult('CreateSecurityGroup.A.b')],
      {
        startedAt,
        exceptions: excepted
          ? [
              {
                clause,
                reason: 'known for long',
                since: '2026-01-01',
                expires: '2026-12-31',
                link,
                standing: 'holds',
                ageDays: 1,
                clauses: [clause],
              },
            ]
          : [],
      },
    );
    const reporters = await createReporters(join(directory, 'reports/latest'), {});
    await tell(
      reporters,
      sampleEvents(summary, [sampleClause(clause, { source }), sampleClause('CreateSecurityGroup.A.b')]),
    );
    const { status, stdout, stderr } = makeReport(directory);
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('The Allure report of reports/latest is in reports/allure.');
  }
}

/** `npm run report` in `directory`, as in a CI. */
const makeReport = (directory: string) =>
  spawnSync(process.execPath, [join(root, '.config/report.mjs')], {
    cwd: directory,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  });

const read = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));

it('Allure shows a clause once, with its history over three runs, its category and what is known of it', async () => {
  const directory = emptyDirectory();
  await reported(directory, 'violates', 'conforms', 'excepted');

  const report = join(directory, 'reports/allure');
  const folder = join(report, 'data/test-results');
  const shown = readdirSync(folder).map((name) => read(folder, name));
  expect(shown).toHaveLength(2);
  const own = shown.filter((it) => JSON.stringify(it).includes(clause));
  expect(own).toEqual([
    expect.objectContaining({
      status: 'passed',
      categories: [expect.objectContaining({ name: 'Known deviations' })],
      links: [
        expect.objectContaining({ url: source.url, name: `${source.document}: ${source.place}` }),
        expect.objectContaining({ type: 'issue', url: link, name: 'known for long' }),
      ],
      history: [expect.objectContaining({ status: 'passed' }), expect.objectContaining({ status: 'failed' })],
    }),
  ]);
  expect(JSON.stringify(read(report, 'widgets/allure_environment.json'))).toContain('embedded');

  const older = join(directory, 'reports/latest/allure-results/history');
  const histories = Object.values(
    read(older, 'history.json') as Readonly<Record<string, { items: unknown[] }>>,
  );
  expect(histories.map(({ items }) => items.length)).toEqual([2, 2]);
  expect(read(older, 'history-trend.json')).toMatchObject([
    { buildOrder: 2, data: { failed: 0, passed: 2 } },
    { buildOrder: 1, data: { failed: 1, passed: 1 } },
  ]);

  if (browser !== null) await readInBrowser(browser, report);
});

/** The report as its reader has it: what is known of the clause is there, and nothing else is asked of the network. */
async function readInBrowser(browser: Browser, report: string): Promise<void> {
  const url = await serveFolder(report);
  const { page, complaints } = await openPage(browser, url, { width: 1280 });
  await page.getByText('Total 2').waitFor();
  await page.getByText('embedded', { exact: true }).waitFor();
  // What passed stands folded up in the tree.
  for (const group of ['CreateSecurityGroup', 'Tag.Key'])
    await page.getByText(group, { exact: true }).click();
  await page.getByText('Tag.Key.length: ').click();
  await page.getByText('Category: Known deviations').waitFor();
  await page
    .getByText(/^History\s*2$/)
    .first()
    .waitFor();
  await page.getByText('known for long').first().waitFor();
  for (const [name, href] of [
    [`${source.document}: ${source.place}`, source.url],
    ['known for long', link],
  ] as const)
    expect(await page.getByRole('link', { name }).getAttribute('href')).toBe(href);
  expect(complaints.filter((it) => it.startsWith('asks for'))).toEqual([]);
  await page.context().close();
}

it('a report of no run is wrong usage, and is said to be', () => {
  const { status, stderr } = makeReport(emptyDirectory());
  expect(stderr).toContain('There are no Allure results in reports/latest.');
  expect(status).toBe(2);
});
