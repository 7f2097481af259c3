import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matrixOf } from '../matrix/matrix.ts';
import { renderMatrixPage } from '../matrix/render-matrix-page.tsx';
import { openPage, overflowing, startBrowser, type View } from './browser.test.kit.ts';
import { reportedClauses } from './finished-run.ts';
import { renderHtml } from './render-html.tsx';
import { everyOutcome, everyOutcomeSummary as summary } from './sample-clauses.test.kit.ts';
import { sampleClause, sampleCounterexample, sampleResult, sampleSummary } from './sample-run.test.kit.ts';

const { browser, reason } = await startBrowser();
const directory = mkdtempSync(join(tmpdir(), 'pages-'));
afterAll(async () => {
  await browser?.close();
  rmSync(directory, { recursive: true });
});

const urls = {
  'report.html': pathToFileURL(join(directory, 'a/report.html')).href,
  'matrix.html': pathToFileURL(join(directory, 'matrix.html')).href,
  'long-words.html': pathToFileURL(join(directory, 'long-words.html')).href,
};

/** A run in which nothing that a target or a document says has a place to break a line at. */
function longWords(): string {
  const word = 'x'.repeat(400);
  const id = `Op.${word}.length`;
  const answered = { status: 400, body: word };
  const counterexample = sampleCounterexample({
    parameters: { [word]: word },
    differsFromValidIn: [word],
    expected: word,
    response: answered,
    twin: { parameters: { [word]: word }, response: answered },
    curl: word,
    rerun: word,
  });
  const result = sampleResult(id, { outcome: 'violates', reason: word, observation: word, counterexample });
  const long = sampleSummary([result], {
    target: { [word]: word, embedded: false, insecure: false },
    unsteady: [{ operation: 'Op', case: word, clause: id, seen: 1, sent: 3 }],
  });
  const source = { document: word, edition: word, place: word };
  return renderHtml({
    summary: long,
    clauses: reportedClauses(long, [sampleClause(id, { statement: word, source })]),
  });
}

beforeAll(() => {
  mkdirSync(join(directory, 'a'));
  writeFileSync(
    join(directory, 'a/report.html'),
    renderHtml({ summary, clauses: reportedClauses(summary, everyOutcome) }),
  );
  writeFileSync(join(directory, 'long-words.html'), longWords());
  const earlier = sampleSummary(summary.clauses.map(({ id }) => sampleResult(id)));
  const runs = [
    { summary: earlier, report: null },
    { summary, report: 'a/report.html' },
  ];
  writeFileSync(join(directory, 'matrix.html'), renderMatrixPage(matrixOf(runs, everyOutcome)));
});

/** `look` at a page that nobody has touched; afterwards it has complained of nothing. */
async function at(
  name: keyof typeof urls,
  look: (page: Page) => Promise<void>,
  view: View = { width: 1280 },
): Promise<void> {
  if (browser === null) throw new Error(reason);
  const { page, complaints } = await openPage(browser, urls[name], view);
  await look(page);
  expect(complaints).toEqual([]);
  await page.context().close();
}

const shownIds = (page: Page, selector: string): Promise<readonly string[]> =>
  page.locator(`${selector}:visible`).evaluateAll((elements) => elements.map(({ id }) => id));

describe.skipIf(browser === null)('report.html in a browser', () => {
  it('is narrowed by search, parameter and outcome, and says how much is shown', async () => {
    await at('report.html', async (page) => {
      const count = page.locator('#shown');
      expect(await count.textContent()).toBe('16 of 16 clauses shown');
      expect(await shownIds(page, '.clause')).toHaveLength(16);

      await page.getByLabel('Search').fill('tag.KEY.length most');
      expect(await shownIds(page, '.clause')).toEqual(['clause-CreateSecurityGroup.Tag.Key.length']);
      expect(await shownIds(page, 'article')).toEqual(['violation-CreateSecurityGroup.Tag.Key.length']);
      expect(await count.textContent()).toBe('1 of 16 clauses shown');
      expect(await page.locator('#operation-CreateSecurityPolicy').isVisible()).toBe(false);

      await page.getByLabel('Search').fill('');
      await page.getByLabel('Parameter').selectOption('CreateSecurityPolicy name');
      expect(await shownIds(page, '.clause')).toEqual(
        ['first', 'charset', 'length'].map((rule) => `clause-CreateSecurityPolicy.name.${rule}`),
      );

      await page.getByLabel('conforms').uncheck();
      expect(await shownIds(page, '.clause')).toEqual([]);
      expect(await count.textContent()).toBe('0 of 16 clauses shown');
    });
  });

  it('opens the whole exchange of a finding, and copies its lines as they are', async () => {
    const { curl, rerun } = sampleCounterexample();
    await at('report.html', async (page) => {
      const finding = page.locator('article').first();
      const clipboard = (): Promise<string> => page.evaluate('navigator.clipboard.readText()');
      expect(await finding.locator('pre').first().isVisible()).toBe(false);
      for (const [name, text] of [
        ['Copy rerun line', rerun],
        ['Copy curl', curl],
      ] as const) {
        await finding.getByRole('button', { name }).click();
        await expect.poll(clipboard).toBe(text);
      }
      await finding.getByText('The whole exchange').click();
      expect(await finding.getByText(curl).isVisible()).toBe(true);
      expect(await finding.getByText('InvalidTagKey.Malformed').count()).toBeGreaterThan(1);
    });
  });

  it('shows what a link leads to, although it was filtered out', async () => {
    await at('report.html', async (page) => {
      await page.getByLabel('Search').fill('nothing has this');
      const wanted = page.locator('[id="clause-CreateSecurityGroup.Quota.limit"]');
      expect(await wanted.isVisible()).toBe(false);
      await page.evaluate(`location.hash = '#clause-CreateSecurityGroup.Quota.limit'`);
      await wanted.waitFor({ state: 'visible' });
      expect(await page.getByLabel('Search').inputValue()).toBe('');
    });
  });

  it('can be read, and filtered by outcome, where no script runs', async () => {
    const read = async (page: Page): Promise<void> => {
      expect(await page.locator('.scripted').evaluateAll((all) => all.length)).toBeGreaterThan(0);
      expect(await page.locator('.scripted:visible').count()).toBe(0);
      expect(await shownIds(page, '.clause')).toHaveLength(16);
      await page.locator('#show-violates').uncheck();
      expect(await shownIds(page, '.clause')).toHaveLength(13);
    };
    await at('report.html', read, { width: 1280, javaScriptEnabled: false });
  });

  it('prints findings with their exchanges', async () => {
    await at('report.html', async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('article details pre').first().isVisible()).toBe(true);
      expect(await page.locator('aside').isVisible()).toBe(false);
    });
  });
});

describe.skipIf(browser === null)('matrix.html in a browser', () => {
  it('is narrowed by search and by what changes, and leads to the finding', async () => {
    await at('matrix.html', async (page) => {
      await page.getByLabel('Search').fill('idempotent');
      expect(await shownIds(page, 'tr[id]')).toEqual(['row-CreateSecurityGroup.ClientToken.idempotent']);
      await page.getByLabel('Search').fill('');
      await page.getByLabel('only what is violated in a run').check();
      expect(await shownIds(page, 'tr[id]')).toHaveLength(3);
      expect(await page.locator('#shown').textContent()).toBe('3 of 16 clauses shown');
      await page.locator('tr[id="row-CreateSecurityGroup.Robust.input"] a').click();
      await page.waitForURL(/report\.html#violation-CreateSecurityGroup\.Robust\.input$/);
      expect(await page.locator('article:target').count()).toBe(1);
    });
  });
});

describe.skipIf(browser === null).each(['report.html', 'matrix.html', 'long-words.html'] as const)(
  '%s',
  (name) => {
    it.each(['light', 'dark'] as const)(
      'fits the smallest phone, a phone and a desk, in %s colours',
      async (colorScheme) => {
        for (const width of [320, 390, 1280]) {
          const fit = async (page: Page): Promise<void> => {
            for (const summaryOf of await page.locator('details > summary').all()) await summaryOf.click();
            expect(await overflowing(page)).toEqual([]);
            const [back, front] = await page.evaluate<readonly string[]>(
              `(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))`,
            );
            const isDark = Number(/\d+/.exec(back ?? '')?.[0]) < Number(/\d+/.exec(front ?? '')?.[0]);
            expect(isDark).toBe(colorScheme === 'dark');
            const broken = await page.locator('td.number:visible').evaluateAll(
              (cells) =>
                cells.filter((cell) => {
                  const range = cell.ownerDocument.createRange();
                  range.selectNodeContents(cell);
                  return range.getClientRects().length > 1;
                }).length,
            );
            expect(broken).toBe(0);
          };
          await at(name, fit, { width, colorScheme });
        }
      },
    );
  },
);
