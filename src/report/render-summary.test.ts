import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coverage } from '../results/summary.ts';
import { nastyText } from './nasty-text.test.kit.ts';
import { renderSummary, type SummaryLayout } from './render-summary.ts';
import { everyOutcome, everyOutcomeSummary } from './sample-clauses.test.kit.ts';
import { sampleClause, sampleCounterexample, sampleResult, sampleSummary } from './sample-run.test.kit.ts';
import { columnsOf } from './text.ts';

const layout: SummaryLayout = {
  color: false,
  columns: 80,
  directory: 'reports/latest',
};

const id = 'CreateSecurityGroup.Tag.Key.length';

describe('renderSummary', () => {
  it('shows a violation from the reading to the command that shows it again', () => {
    const result = sampleResult(id, {
      outcome: 'violates',
      reason: 'A request that breaks it was accepted, twice.',
      firstViolationAt: 57,
      counterexample: sampleCounterexample(),
    });
    expect(`\n${renderSummary(sampleSummary([result]), [sampleClause(id)], layout)}\n`).toBe(`
── 1 violation ─────────────────────────────────────────────────────────────────

✗ CreateSecurityGroup.Tag.Key.length  must
  A tag key has at most 64 characters.
  CreateSecurityGroup (zh-CN, API 2014-05-26): Request parameters, Tag.N.Key

  Smallest request   + as sent   - in its accepted twin
    RegionId     "cn-hangzhou"
  + Tag.1.Key    "aaaaaaaaaaaaaaaaaaaaaa…aaaaaaaaaaaaaaaaaaaaaa" (65 characters)
  - Tag.1.Key    "aaaaaaaaaaaaaaaaaaaaaa…aaaaaaaaaaaaaaaaaaaaaa" (64 characters)
    Tag.1.Value  "v"

  Expected  refused with 400 InvalidTagKey.Malformed
  Actual    200
            {"RequestId":"CEF72CEB-54B6-4AE8-B225-F876FF7BA984",
            "SecurityGroupId":"sg-bp1fg655nh68xyz9i***"}
  Twin      200 {"RequestId":"04F0F334-1335-436C-A1D7-6C044FE73368"}
  Reason    A request that breaks it was accepted, twice.
  Found     at request 57 of the run
  Judged    24 sampled: 12 accepted, 12 refused, 0 answered otherwise

  Again     npx clausewise replay reports/latest/cases/sample.json
  By hand   ${sampleCounterexample().curl}

Clauses             must  should    open     all
✗ violates             1       ·       ·       1
  all                  1       ·       ·       1

CreateSecurityGroup  1 violates

Target    ecs http://127.0.0.1:8080, alb http://127.0.0.1:8080
Scope     1 clause
Profile   standard, seed 1
Requests  812 in 4.1 s
Reports   reports/latest (report.html, summary.json, results.ndjson, junit.xml,
          allure-results)

The target violates 1 clause.
`);
  });

  it('says of a finite space whether it was judged in full', () => {
    const told = (coverage: Coverage, complete = true): string =>
      renderSummary(
        sampleSummary([sampleResult(id, { coverage })], { complete }),
        [sampleClause(id)],
        layout,
      );
    expect(told({ kind: 'exhaustive', judged: 245_745, space: 245_745 })).toContain(
      `\nCoverage  ${id}: exhaustive, 245,745 of 245,745\n`,
    );
    expect(told({ kind: 'sampled', judged: 812, space: 245_745 }, false)).not.toContain('exhaustive');
    expect(told({ kind: 'sampled', judged: 24, space: null })).not.toContain('Coverage');
  });

  it('is short when all is well', () => {
    const summary = sampleSummary([sampleResult(id)]);
    expect(renderSummary(summary, [sampleClause(id)], layout).split('\n')).toHaveLength(14);
    expect(renderSummary(summary, [sampleClause(id)], layout)).toMatch(
      /\nThe target conforms: 1 must clause holds\.$/,
    );
  });

  it('shows the steps of a sequence', () => {
    expect(renderSummary(everyOutcomeSummary, everyOutcome, layout)).toContain(`  Steps
    1. Create a group with the token 0c593ea1-3bea-11e9-b96b-88e9fe637760: 200,
       sg-1.
    2. Send the same request again: expected the id sg-1, received sg-2.
`);
  });

  it('names what was not judged once for each reason', () => {
    expect(renderSummary(everyOutcomeSummary, everyOutcome, layout)).toContain(`? inconclusive (2)
  The target answered 403 QuotaExceeded before the first group was made, so that
  the limit could not be counted.
    CreateSecurityGroup.Quota.limit
    CreateSecurityGroup.Quota.scope

○ not run (1)
  The budget of 800 requests was used up.
    CreateSecurityPolicy.DryRun.quota
`);
  });

  it('does not name dozens of clauses that share a reason', () => {
    const results = Array.from({ length: 30 }, (_, index) =>
      sampleResult(`Op.P${index}.length`, { outcome: 'not-run', reason: 'The time was up.' }),
    );
    const text = renderSummary(sampleSummary(results), [], layout);
    expect(text).toContain('    Op.P11.length\n    … and 18 more, see the reports\n');
  });

  it('does not bury the rest under a curl line of many screens', () => {
    const counterexample = sampleCounterexample({ curl: `curl '${'a'.repeat(30_000)}'` });
    const result = sampleResult(id, { outcome: 'violates', counterexample });
    expect(renderSummary(sampleSummary([result]), [sampleClause(id)], layout)).toContain(
      '  By hand   the curl line has 30,007 characters: see report.html\n',
    );
  });

  it('says that a run was broken off', () => {
    const text = renderSummary({ ...everyOutcomeSummary, complete: false }, everyOutcome, layout);
    expect(text).toMatch(
      /\nThe run was broken off and is incomplete\. The target violates 3 clauses; 3\s+must\s+clauses\s+could\s+not\s+be judged\.$/,
    );
  });

  it('says how many must clauses could not be judged', () => {
    const summary = sampleSummary([sampleResult(id, { outcome: 'inconclusive', reason: 'Throttled.' })]);
    expect(renderSummary(summary, [sampleClause(id)], layout)).toMatch(
      /\nThe run came to no verdict: 1 must clause could not be judged\.$/,
    );
  });

  it('says the same with and without colours', () => {
    const colored = renderSummary(everyOutcomeSummary, everyOutcome, { ...layout, color: true });
    const plain = renderSummary(everyOutcomeSummary, everyOutcome, layout);
    expect(colored).not.toBe(plain);
    expect(stripVTControlCharacters(colored)).toBe(plain);
  });

  it('keeps to its columns and sends no control characters, whatever the target sent', () => {
    fc.assert(
      fc.property(nastyText, fc.constantFrom(80, 100, 132), (text, columns) => {
        const result = sampleResult(id, {
          outcome: 'violates',
          reason: text,
          counterexample: sampleCounterexample({
            parameters: { [text]: text, Name: text },
            differsFromValidIn: [text],
            expected: text,
            response: { status: 400, body: text },
            steps: [text, text],
          }),
        });
        const warning = sampleResult('CreateSecurityGroup.RequestId.uuid', {
          outcome: 'warns',
          reason: text,
        });
        const summary = sampleSummary([result, warning], {
          target: { ecs: text, embedded: false, insecure: false },
        });
        const lines = renderSummary(summary, [sampleClause(id, { statement: text })], {
          ...layout,
          columns,
        }).split('\n');
        const kept = lines.filter((line) => !/^ {2}(Again|By hand)/.test(line));
        expect(Math.max(...kept.map(columnsOf))).toBeLessThanOrEqual(columns);
        expect(lines.join('')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
