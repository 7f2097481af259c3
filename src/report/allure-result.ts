import { type Label, type Link, Stage, Status, type StatusDetails } from 'allure-js-commons';
import type { Outcome } from '../results/summary.ts';
import { type AllureText, counterexampleTexts, exchangeTexts, twinTexts } from './allure-attachments.ts';
import type { ClauseDuration } from './clause-durations.ts';
import { clauseLabels } from './clause-labels.ts';
import type { Examples } from './example-exchanges.ts';
import type { ReportedClause } from './finished-run.ts';
import { shownOutcome } from './outcomes.ts';
import { createPainter } from './painter.ts';
import { renderCounterexample } from './render-counterexample.ts';
import { judgedWords } from './words.ts';

const statuses: { readonly [O in Outcome]: (must: boolean) => Status } = {
  violates: () => Status.FAILED,
  inconclusive: (must) => (must ? Status.BROKEN : Status.SKIPPED),
  'not-run': (must) => (must ? Status.BROKEN : Status.SKIPPED),
  'not-applicable': () => Status.SKIPPED,
  warns: () => Status.PASSED,
  excepted: () => Status.PASSED,
  observed: () => Status.PASSED,
  conforms: () => Status.PASSED,
};

/** What of a run concerns one clause. */
export interface AllureSubject extends ReportedClause {
  readonly product: string;
  readonly edition: string;
  readonly links: readonly Link[];
  readonly examples: Examples;
  readonly duration: ClauseDuration;
}

/** A step with texts attached; its attachments are files only once they are written. */
export interface AllureStep {
  readonly name: string;
  readonly status: Status;
  readonly texts: readonly AllureText[];
}

/** An Allure result, its attachments still as texts. */
export interface AllureResult {
  readonly name: string;
  readonly fullName: string;
  readonly historyId: string;
  readonly testCaseId: string;
  readonly titlePath: readonly string[];
  readonly status: Status;
  readonly statusDetails: StatusDetails;
  readonly stage: Stage;
  readonly description: string;
  readonly labels: readonly Label[];
  readonly links: readonly Link[];
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly stop: number;
  readonly steps: readonly AllureStep[];
  readonly texts: readonly AllureText[];
}

function labelsOf({ clause, result, product, edition }: AllureSubject): readonly Label[] {
  const { epic, feature, story, severity, tags } = clauseLabels(clause, product);
  const shown = shownOutcome(result);
  const outcomeTag = shown === 'conforms' ? [] : [shown];
  const labels: readonly (readonly [string, string])[] = [
    ['epic', epic],
    ['feature', feature],
    ['story', story],
    ['parentSuite', epic],
    ['suite', feature],
    ['subSuite', story],
    ['severity', severity],
    ...[...tags, ...outcomeTag].map((tag) => ['tag', tag] as const),
    ['level', clause.level],
    ['outcome', result.outcome],
    ['document', clause.source.document],
    ['edition', edition],
    ['place', clause.source.place],
    ['framework', 'clausewise'],
  ];
  return labels.map(([name, value]) => ({ name, value }));
}

function detailsOf({ clause, result }: AllureSubject): StatusDetails {
  const message = `${result.outcome}: ${result.reason}`;
  const { counterexample } = result;
  const known = result.outcome === 'excepted' && { known: true };
  if (counterexample === null) return { message, ...known };
  const layout = { columns: 120, paint: createPainter(false) };
  const { status, body } = counterexample.response;
  return {
    message,
    ...known,
    trace: renderCounterexample({ clause, result }, layout).join('\n'),
    expected: counterexample.expected,
    actual: status === 0 ? `no answer: ${body}` : `${status} ${body}`,
  };
}

function stepsOf({ result: { counterexample } }: AllureSubject): readonly AllureStep[] {
  if (counterexample === null) return [];
  const { steps = [], twin, expected } = counterexample;
  const status = Status.PASSED;
  return [
    ...(twin === null ? [] : [{ name: 'The twin is accepted', status, texts: twinTexts(counterexample) }]),
    ...steps.slice(0, -1).map((name) => ({ name, status, texts: [] })),
    {
      name: steps.at(-1) ?? `The request is ${expected}`,
      status: Status.FAILED,
      texts: counterexampleTexts(counterexample),
    },
  ];
}

/** A clause and what came of it as an Allure result. */
export function allureResult(subject: AllureSubject): AllureResult {
  const { clause, result, product, links, examples, duration } = subject;
  const { name, fullName, historyId, testCaseId, epic, feature, story } = clauseLabels(clause, product);
  const { document, edition, place } = clause.source;
  const { accepted, refused } = examples;
  return {
    name,
    fullName,
    historyId,
    testCaseId,
    titlePath: [epic, feature, story],
    status: statuses[result.outcome](clause.level === 'must' && result.leftOutBy === undefined),
    statusDetails: detailsOf(subject),
    stage: Stage.FINISHED,
    description: [
      clause.statement,
      `${document} (${edition}): ${place}`,
      `Judged: ${judgedWords(clause, result)}.`,
      ...(result.observation === null ? [] : [`Observed: ${result.observation}`]),
    ].join('\n\n'),
    labels: labelsOf(subject),
    links,
    start: duration.start,
    stop: duration.stop,
    steps: stepsOf(subject),
    texts:
      result.counterexample === null
        ? [
            ...(accepted === undefined ? [] : exchangeTexts('Accepted', accepted)),
            ...(refused === undefined ? [] : exchangeTexts('Refused', refused)),
          ]
        : [],
  };
}
