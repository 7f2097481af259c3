import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { Summary } from '../results/summary.ts';
import { trackDurations } from './clause-durations.ts';
import { reportedClauses } from './finished-run.ts';
import { nastyText } from './nasty-text.test.kit.ts';
import { renderJunit } from './render-junit.ts';
import { everyOutcome, everyOutcomeSummary } from './sample-clauses.test.kit.ts';
import {
  sampleClause,
  sampleCounterexample,
  sampleExchange,
  sampleResult,
  sampleSummary,
} from './sample-run.test.kit.ts';

const options = { products: { CreateSecurityGroup: 'ecs', CreateSecurityPolicy: 'alb' } };

const junit = (summary: Summary, clauses = everyOutcome, durations = trackDurations()): string =>
  renderJunit({ summary, clauses: reportedClauses(summary, clauses) }, durations, options);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  isArray: (name) => ['testsuite', 'testcase', 'property'].includes(name),
});

describe('renderJunit', () => {
  const { testsuites } = parser.parse(junit(everyOutcomeSummary));
  const cases = new Map<string, Record<string, unknown>>(
    testsuites.testsuite.flatMap((suite: { testcase: { name: string }[] }) =>
      suite.testcase.map((testcase) => [testcase.name, testcase]),
    ),
  );

  it('makes a suite of each operation and a case of each clause', () => {
    expect(testsuites).toMatchObject({
      name: 'clausewise',
      testsuite: [
        { name: 'ecs.CreateSecurityGroup', tests: '7', failures: '3', errors: '2', skipped: '1' },
        { name: 'alb.CreateSecurityPolicy', tests: '9', failures: '0', errors: '1', skipped: '1' },
      ],
    });
    expect([...cases.keys()]).toEqual(
      everyOutcome.map(({ id, operation }) => id.slice(operation.length + 1)),
    );
  });

  it.each([
    [
      'Tag.Key.length',
      'failure',
      { type: 'violates', message: 'A request that breaks it was accepted, twice.' },
    ],
    ['Quota.limit', 'error', { type: 'inconclusive' }],
    ['DryRun.quota', 'error', { type: 'not-run', message: 'The budget of 800 requests was used up.' }],
    ['VpcId.required', 'skipped', { message: 'not-applicable: The target is not declared VPC-only.' }],
    ['Result.readback', 'skipped', { type: 'excepted' }],
    ['RequestId.uuid', 'system-out', expect.stringMatching(/^warns: Expected an upper-case UUID/)],
    ['Ciphers.case', 'system-out', expect.stringContaining('3 of 3 requests were refused')],
    ['TLSVersions.enum', 'system-out', expect.stringContaining('exhaustive, 15 of 15')],
  ])('reports %s as %s', (name, child, content) => {
    const { name: _, classname, time, ...children } = cases.get(name) ?? {};
    expect(Object.keys(children)).toEqual([child]);
    expect(children).toMatchObject({ [child]: content });
    expect(classname).toMatch(/^(ecs|alb)\.Create/);
    expect(time).toBe('0.000');
  });

  it('never lets what was not judged of a must clause pass', () => {
    const clauses = ['inconclusive', 'not-run'].map((outcome) =>
      sampleResult(`Op.A.${outcome}`, { outcome: outcome === 'not-run' ? 'not-run' : 'inconclusive' }),
    );
    expect(parser.parse(junit(sampleSummary(clauses))).testsuites.testsuite).toMatchObject([
      { tests: '2', errors: '2' },
    ]);
  });

  it('says the time that the exchanges of a clause took', () => {
    const durations = trackDurations();
    const clause = everyOutcome[0]?.id ?? '';
    durations.see(sampleExchange({ clause, durationMs: 1500 }));
    durations.see(sampleExchange({ clause, durationMs: 34 }));
    expect(junit(everyOutcomeSummary, everyOutcome, durations)).toContain(
      '<testcase name="Tag.Key.length" classname="ecs.CreateSecurityGroup" time="1.534">',
    );
  });

  it('shares out the time of the run among exchanges that ran at once', () => {
    const durations = trackDurations();
    for (const { id } of everyOutcome) durations.see(sampleExchange({ clause: id, durationMs: 1234 }));
    durations.see(sampleExchange({ clause: null, durationMs: 4000 }));
    const text = junit({ ...everyOutcomeSummary, durationMs: 1000 }, everyOutcome, durations);
    const times = (name: string) =>
      [...text.matchAll(new RegExp(`<${name} [^>]*time="([0-9.]+)"`, 'g'))].map(([, time]) => Number(time));
    const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
    expect(sum(times('testsuite'))).toBeGreaterThan(0.7);
    expect(sum(times('testsuite'))).toBeLessThan(1);
    expect(sum(times('testcase'))).toBeCloseTo(sum(times('testsuite')), 6);
  });

  it('is XML 1.0 whatever the target sent', () => {
    fc.assert(
      fc.property(nastyText, nastyText, nastyText, (reason, value, body) => {
        const id = 'Op.A.length';
        const counterexample = sampleCounterexample({
          parameters: { [value]: value },
          differsFromValidIn: [value, 'valueOf'],
          expected: reason,
          response: { status: 200, body },
          curl: value,
        });
        const results = [
          sampleResult(id, { outcome: 'violates', reason, counterexample }),
          sampleResult('Op.B.length', { outcome: 'observed', reason, observation: body }),
          sampleResult('Op.C.length', { outcome: 'not-applicable', reason }),
        ];
        const xml = junit(sampleSummary(results, { profile: value }), [sampleClause(id)]);
        expect(XMLValidator.validate(xml)).toBe(true);
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
        expect(parser.parse(xml).testsuites.testsuite).toMatchObject([
          { tests: '3', failures: '1', errors: '0' },
        ]);
      }),
    );
  });
});
