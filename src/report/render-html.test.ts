import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { JudgedException, Standing } from '../exceptions/apply-exceptions.ts';
import type { Left, Summary } from '../results/summary.ts';
import { reportedClauses } from './finished-run.ts';
import { nastyText } from './nasty-text.test.kit.ts';
import { tagsOf } from './page/tags-of.test.kit.ts';
import { renderHtml } from './render-html.tsx';
import { everyOutcome, everyOutcomeSummary } from './sample-clauses.test.kit.ts';
import { sampleClause, sampleCounterexample, sampleResult, sampleSummary } from './sample-run.test.kit.ts';

const page = (summary: Summary, clauses = everyOutcome): string =>
  renderHtml({ summary, clauses: reportedClauses(summary, clauses) });

const leftOver = (changes: Partial<Left> = {}): Left => ({
  kind: 'created',
  operation: 'Op',
  region: 'cn-hangzhou',
  id: 'sg-1',
  parameters: {},
  reason: 'the target refuses to delete it',
  byHand: 'DeleteOp Id=sg-1',
  ...changes,
});

const exceptionOf = (clause: string, standing: Standing): JudgedException => ({
  clause,
  reason: 'known for long',
  since: '2026-01-01',
  expires: '2026-12-31',
  standing,
  ageDays: 7,
  clauses: [clause],
});

/** A page in which everything that a target or a document says is `text`. */
function pageOf(text: string): string {
  const id = 'Op.A.length';
  const counterexample = sampleCounterexample({
    parameters: { [text]: text },
    differsFromValidIn: [text],
    expected: text,
    response: { status: 400, body: text },
    twin: { parameters: { [text]: text }, response: { status: 200, body: text } },
    steps: [text],
    curl: text,
  });
  const result = sampleResult(id, { outcome: 'violates', reason: text, observation: text, counterexample });
  const source = { document: text, edition: text, place: text };
  const changes: Partial<Summary> = {
    target: { [text]: text, embedded: false, insecure: false },
    left: [leftOver({ id: text, region: text, reason: text, byHand: text })],
    unsteady: [{ operation: 'Op', case: text, clause: id, seen: 1, sent: 3 }],
    exceptions: [{ ...exceptionOf(id, 'holds'), clause: text, reason: text, owner: text, link: text }],
  };
  return page(sampleSummary([result], changes), [
    sampleClause(id, { statement: text, subject: text, source }),
  ]);
}

it('says of a space that was judged in full how many combinations it has', () => {
  const coverage = { kind: 'exhaustive', judged: 245_745, space: 245_745 } as const;
  const result = sampleResult('Op.A.length', { coverage });
  expect(page(sampleSummary([result]), [sampleClause('Op.A.length')])).toContain(
    'Judged: exhaustive, 245,745 of 245,745:',
  );
});

const escaped = (text: string): string => renderToString(h(Fragment, null, text));

describe('renderHtml', () => {
  const whole = page(everyOutcomeSummary);

  it('needs nothing beside itself, and lets no script run but its own', () => {
    const [script = '', ...others] = whole.match(/<script.*?<\/script>/gs) ?? [];
    const digest = createHash('sha256')
      .update(script.replace(/<\/?script>/g, ''))
      .digest('base64');
    expect(others).toEqual([]);
    expect(whole).toContain(`script-src 'sha256-${digest}'`);
    expect(whole.replace(script, '')).not.toMatch(/<link|\bsrc=|href="(?!#)|url\(|@import|\son\w+=/i);
  });

  it('leads to the document where its address is known, and nowhere else', () => {
    const id = 'Op.A.length';
    const sourced = (url: string): string => {
      const source = { document: 'Op', edition: 'en-US', place: 'A', url };
      return page(sampleSummary([sampleResult(id)]), [sampleClause(id, { source })]);
    };
    expect(sourced('https://documents.example/op')).toContain('<a href="https://documents.example/op"');
    expect(sourced('javascript:alert(1)')).not.toContain('javascript:');
  });

  it('hides what only scripts can do where none runs', () => {
    const scripted = tagsOf(whole).filter((tag) => /class=scripted/.test(tag));
    expect(scripted.length).toBeGreaterThan(2);
    for (const tag of scripted) expect(tag).toMatch(/ hidden$/);
    for (const control of ['id="search"', 'id="subject"', '<button'])
      expect(whole.slice(whole.lastIndexOf('<p ', whole.indexOf(control)))).toMatch(
        /^<p class="scripted[^>]* hidden>/,
      );
  });

  it('says a finding in three lines, before the whole exchange', () => {
    const start = whole.indexOf('<article id="violation-CreateSecurityGroup.Tag.Key.length"');
    const first = whole.slice(start, whole.indexOf('<details>', start)).replace(/<[^>]*>/g, '');
    expect(first).toMatch(
      /Documented\s*A tag key has at most 64 characters\.[\s\S]*Sent\s*Tag\.1\.Key = &quot;a+&quot; \(65 characters\); all else as in an accepted request[\s\S]*Received\s*200[\s\S]*expected refused with 400 InvalidTagKey\.Malformed/,
    );
  });

  it('says what wavers, and what is left on the target and why', () => {
    const unsteady = [
      { operation: 'Op', case: 'Op.A.length/refuse/2', clause: 'Op.A.length', seen: 1, sent: 3 },
    ];
    const text = page({ ...everyOutcomeSummary, unsteady, left: [leftOver()] });
    expect(text).toMatch(/<h2 id="unsteady">.*href="#clause-Op\.A\.length".*>1 of 3</s);
    expect(text).toMatch(/<h2 id="left">.*sg-1.*because the target refuses to delete it.*DeleteOp Id=sg-1/s);
  });

  it('shows what is excepted as the finding that it is', () => {
    const id = 'Op.A.length';
    const counterexample = sampleCounterexample();
    const summary = sampleSummary([sampleResult(id, { outcome: 'excepted', counterexample })]);
    const article = /<article id="excepted-Op\.A\.length"(.*?)<\/article>/s.exec(
      page(summary, [sampleClause(id)]),
    );
    expect(article?.[1]).toContain(escaped(counterexample.curl ?? ''));
  });

  it('lists known deviations with their standing and age, those first that have to be looked at', () => {
    const text = page({
      ...everyOutcomeSummary,
      exceptions: [exceptionOf('A.holding', 'holds'), exceptionOf('A.kept', 'kept')],
    });
    const part = /<h2 id="exceptions">(.*?)<h2/s.exec(text)?.[1] ?? '';
    expect(part.indexOf('A.kept')).toBeGreaterThan(0);
    expect(part.indexOf('A.holding')).toBeGreaterThan(part.indexOf('A.kept'));
    expect(part).toContain('accepted until 2026-12-31. known for long; 7 days old.');
  });

  it('puts the verdict first, then violations, then what was not judged, then every clause', () => {
    const places = [
      'The target violates 3 clauses; 3 must clauses could not be judged.',
      '>Counts</h2>',
      '>Violations</h2>',
      '>Could not be judged</h2>',
      '>Open points, and what the target did</h2>',
      '>Every clause</h2>',
    ];
    const found = places.map((text) => whole.indexOf(text, whole.indexOf('<body>')));
    expect(found.every((at) => at > 0)).toBe(true);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });

  it('shows every clause with its outcome, level, coverage, reason and source', () => {
    for (const { clause, result } of reportedClauses(everyOutcomeSummary, everyOutcome)) {
      const start = whole.indexOf(`<div class="clause" id="clause-${clause.id}"`);
      expect(start, clause.id).toBeGreaterThan(0);
      const [row = ''] = whole.slice(start).split(/(?<!^)<div class="clause"/, 1);
      for (const text of [clause.level, result.reason, clause.source.place, 'Judged: ']) {
        expect(row, clause.id).toContain(escaped(text));
      }
    }
  });

  it('shows of a violation the request, the twin, both answers, curl and how to run it again', () => {
    const start = whole.indexOf('<article id="violation-CreateSecurityGroup.Tag.Key.length"');
    const article = whole.slice(start, whole.indexOf('</article>', start));
    for (const text of [
      'Smallest request',
      '(65 characters)',
      '(64 characters)',
      'refused with 400 InvalidTagKey.Malformed',
      'sg-bp1fg655nh68xyz9i***',
      '04F0F334-1335-436C-A1D7-6C044FE73368',
      'first at request 57 of the run',
      'curl -sS -X POST',
      'npx clausewise replay reports/latest/cases/sample.json',
    ]) {
      expect(article).toContain(text);
    }
    expect(article.match(/class="differs"/g)).toHaveLength(1);
  });

  it('lists what the target did at the open points', () => {
    expect(whole).toContain('3 of 3 requests were refused with 400 InvalidParameter.</td>');
  });

  it('says of a run that was broken off that it was', () => {
    const notice = '<p class="broken-off" role="alert">';
    expect(page({ ...everyOutcomeSummary, complete: false })).toContain(notice);
    expect(whole).not.toContain(notice);
  });

  it('has the same tags whatever the target sent', () => {
    const tags = tagsOf(pageOf('x'));
    fc.assert(
      fc.property(nastyText, (text) => {
        const rendered = pageOf(`x${text}`);
        expect(tagsOf(rendered)).toEqual(tags);
        expect(rendered).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
        );
      }),
    );
  });
});
