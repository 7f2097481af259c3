import { expect, it } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';
import { everyOutcome, everyOutcomeSummary } from './sample-clauses.test.kit.ts';
import { sampleCounterexample, sampleResult, sampleSummary } from './sample-run.test.kit.ts';

/** The cells of each row of each table. */
const rowsOf = (markdown: string): readonly (readonly string[])[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1));

it('says verdict, counts, violations, exceptions and what was not judged', () => {
  const markdown = renderMarkdown(everyOutcomeSummary, everyOutcome);
  expect(markdown).toMatch(/^### The target violates 3 clauses; 3 must clauses could not be judged\.$/m);
  expect(markdown).toContain('| ✗ violates | 3 | 0 | 0 | 3 |');
  expect(markdown).toContain('**3 must clauses could not be judged**');
  expect(markdown).toContain('The budget of 800 requests was used up.: CreateSecurityPolicy.DryRun.quota');
});

it('keeps whatever a target answers in its cell', () => {
  const nasty = 'a | b\n| c | `d` <img src=x>';
  const counterexample = sampleCounterexample({
    expected: nasty,
    response: { status: 400, body: nasty },
    rerun: 'npx clausewise run --clause "a|b"',
  });
  const results = [sampleResult('Op.A.b', { outcome: 'violates', reason: nasty, counterexample })];
  const markdown = renderMarkdown(sampleSummary(results), []);
  const rows = rowsOf(markdown);
  expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([5, 4]));
  expect(markdown).not.toMatch(/(?<!\\)<img/);
});

it('does not grow without end', () => {
  const results = Array.from({ length: 5000 }, (_, index) =>
    sampleResult(`Op.A.r${index}`, { outcome: 'violates', reason: 'x'.repeat(5000) }),
  );
  const markdown = renderMarkdown(sampleSummary(results), []);
  expect(markdown.length).toBeLessThan(100_000);
  expect(markdown).toContain('and 4950 more, see report.html');
});
