import { expect, it } from 'vitest';
import { reportedClauses } from './finished-run.ts';
import { pageStyle } from './page/page-style.ts';
import { renderHtml } from './render-html.tsx';
import { everyOutcome, everyOutcomeSummary } from './sample-clauses.test.kit.ts';
import { sampleClause, sampleResult, sampleSummary } from './sample-run.test.kit.ts';

const page = renderHtml({
  summary: everyOutcomeSummary,
  clauses: reportedClauses(everyOutcomeSummary, everyOutcome),
});
const contents = /<nav aria-label="Contents">(.*?)<\/nav>/s.exec(page)?.[1] ?? '';
const links = [...contents.matchAll(/<a href="#([\w.-]+)">/g)].flatMap(([, id = '']) => id);
const namesWithin = /^(violation|operation)-/;

it('lists every part of the page in its order, and in them the violations and the operations', () => {
  const parts = [...page.matchAll(/<h2 id="([\w-]+)">/g)].map(([, id]) => id);
  expect(parts).toEqual([
    'counts',
    'violations',
    'unjudged',
    'excepted',
    'warnings',
    'observations',
    'clauses',
  ]);
  expect(links.filter((id) => !namesWithin.test(id))).toEqual(parts);
  const within = links.filter((id) => namesWithin.test(id));
  expect(within).toHaveLength(5);
  for (const id of within) expect(page).toContain(` id="${id}"`);
});

it('has a part for what could not be judged, by reason, with a link to each clause', () => {
  const part = /<h2 id="unjudged">(.*?)<h2/s.exec(page)?.[1] ?? '';
  const unjudged = everyOutcomeSummary.clauses.filter(({ outcome }) => /inconclusive|not-run/.test(outcome));
  expect(unjudged.length).toBeGreaterThan(1);
  for (const { id, reason } of unjudged) {
    expect(part).toContain(`<a href="#clause-${id}">`);
    expect(part).toContain(reason);
    expect(page).toContain(`id="clause-${id}"`);
  }
  expect(contents).toContain(`Could not be judged</a> <span class="dim">${unjudged.length}</span>`);
});

it('leaves out parts that have nothing to show', () => {
  const id = 'CreateThing.Name.length';
  const summary = sampleSummary([sampleResult(id)]);
  const text = renderHtml({ summary, clauses: reportedClauses(summary, [sampleClause(id)]) });
  expect([...text.matchAll(/<h2 id="([\w-]+)">/g)].map(([, part]) => part)).toEqual(['counts', 'clauses']);
});

it('breaks no number in two, however narrow the page is', () => {
  expect(pageStyle).toMatch(/table\.counts td\.number[^}]*white-space: nowrap[^}]*overflow-wrap: normal/);
});
