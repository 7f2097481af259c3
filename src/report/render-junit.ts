import type { Outcome, Summary } from '../results/summary.ts';
import { targetRemarks, urlsOf } from '../results/target.ts';
import type { ClauseDurations } from './clause-durations.ts';
import { clauseLabels } from './clause-labels.ts';
import { type FinishedRun, productOf, type ReportedClause, type ReportOptions } from './finished-run.ts';
import { groupBy } from './group-by.ts';
import { createPainter } from './painter.ts';
import { renderCounterexample } from './render-counterexample.ts';
import { scopeWords } from './scope-words.ts';
import { judgedWords } from './words.ts';
import { element, renderXml, textElement, type XmlNode } from './xml.ts';

type JunitStatus = 'failure' | 'error' | 'skipped' | 'passed';

const statuses: { readonly [O in Outcome]: (must: boolean) => JunitStatus } = {
  violates: () => 'failure',
  inconclusive: (must) => (must ? 'error' : 'skipped'),
  'not-run': (must) => (must ? 'error' : 'skipped'),
  'not-applicable': () => 'skipped',
  excepted: () => 'skipped',
  warns: () => 'passed',
  observed: () => 'passed',
  conforms: () => 'passed',
};

const statusOf = ({ clause, result }: ReportedClause): JunitStatus =>
  statuses[result.outcome](clause.level === 'must' && result.leftOutBy === undefined);

const inSeconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

/** Everything that is known of a clause that did not simply conform. */
function details(reported: ReportedClause): string {
  return renderCounterexample(reported, { columns: 120, paint: createPainter(false) }).join('\n');
}

function outcomeNode(reported: ReportedClause): XmlNode {
  const { result } = reported;
  const head = { type: result.outcome, message: result.reason };
  switch (statusOf(reported)) {
    case 'failure':
      return { failure: textElement(details(reported), head) };
    case 'error':
      return { error: textElement(details(reported), head) };
    case 'skipped':
      return { skipped: element({ ...head, message: `${result.outcome}: ${result.reason}` }) };
    case 'passed': {
      const output = [
        `${result.outcome}: ${result.reason}`,
        result.observation ?? '',
        `Judged: ${judgedWords(reported.clause, result)}.`,
      ];
      return { 'system-out': textElement(output.filter((line) => line !== '').join('\n')) };
    }
  }
}

function testSuite(
  operation: string,
  members: readonly ReportedClause[],
  { summary }: FinishedRun,
  durations: ClauseDurations,
  options: ReportOptions,
): XmlNode {
  const product = productOf(operation, summary, options);
  // Down to whole milliseconds, so that what is added up is what is written.
  const share = durations.share(summary.durationMs);
  const spent = (id: string): number => Math.floor((durations.of(id)?.spentMs ?? 0) * share);
  const number = (status: JunitStatus): number =>
    members.filter((member) => statusOf(member) === status).length;
  return element(
    {
      name: `${product}.${operation}`,
      tests: members.length,
      failures: number('failure'),
      errors: number('error'),
      skipped: number('skipped'),
      time: inSeconds(members.reduce((sum, { clause }) => sum + spent(clause.id), 0)),
      timestamp: summary.startedAt.replace(/\.\d+Z$|Z$/, ''),
    },
    {
      properties: {
        property: properties(operation, summary).map(([name, value]) => element({ name, value })),
      },
      testcase: members.map((member) =>
        element(
          {
            name: clauseLabels(member.clause, product).rule,
            classname: `${product}.${operation}`,
            time: inSeconds(spent(member.clause.id)),
          },
          outcomeNode(member),
        ),
      ),
    },
  );
}

function properties(operation: string, summary: Summary): readonly (readonly [string, string])[] {
  const edition = summary.contracts.find((contract) => contract.operation === operation)?.edition;
  return [
    ...targetRemarks(summary.target).map((remark) => ['target', remark] as const),
    ...Object.entries(urlsOf(summary.target)).map(([product, url]) => [`target.${product}`, url] as const),
    ...(edition === undefined ? [] : [['edition', edition] as const]),
    ['scope', scopeWords(summary.scope)],
    ['profile', summary.profile],
    ['seed', String(summary.seed)],
    ['complete', String(summary.complete)],
  ];
}

/** A run as JUnit XML in the shape of Jenkins' schema. What was not judged of a must clause is an error there. */
export function renderJunit(run: FinishedRun, durations: ClauseDurations, options: ReportOptions): string {
  const suites = groupBy(run.clauses, ({ clause }) => clause.operation);
  const root = element(
    // No counts: the schema has none of what was skipped here, and readers take the rest of them for passed.
    { name: run.summary.tool.name, time: inSeconds(run.summary.durationMs) },
    {
      testsuite: [...suites].map(([operation, members]) =>
        testSuite(operation, members, run, durations, options),
      ),
    },
  );
  return renderXml('testsuites', root);
}
