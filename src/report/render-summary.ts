import type { Clause } from '../contract/clause.ts';
import { isStale } from '../exceptions/apply-exceptions.ts';
import { recordName } from '../results/record-files.ts';
import type { Summary } from '../results/summary.ts';
import { targetRemarks, urlsOf } from '../results/target.ts';
import { exceptionWords } from './exception-words.ts';
import { type ReportedClause, reportedClauses } from './finished-run.ts';
import { groupBy } from './group-by.ts';
import { outcomeLooks, type ShownOutcome, shownOutcome } from './outcomes.ts';
import { createPainter, type Painter } from './painter.ts';
import { partWords } from './part-words.ts';
import { reducedWords } from './reduced-words.ts';
import { renderCounterexample } from './render-counterexample.ts';
import { renderCounts } from './render-counts.ts';
import { scopeWords } from './scope-words.ts';
import { shorten, visible } from './text.ts';
import { verdictSentence } from './verdict-sentence.ts';
import { counted, coverageWords, duration } from './words.ts';
import { hang, wrap } from './wrap.ts';

export interface SummaryLayout {
  readonly color: boolean;
  /** Width to keep to; only command lines run over. */
  readonly columns: number;
  /** Where the reports are, if any were written. */
  readonly directory?: string;
  /** Whether the record there is compressed. */
  readonly compress?: boolean;
}

/** Longer curl lines would bury the rest. */
const curlLength = 2000;

const rule = (title: string, columns: number): string =>
  `── ${title} ${'─'.repeat(Math.max(columns - title.length - 4, 0))}`;

function violations(
  reported: readonly ReportedClause[],
  layout: SummaryLayout,
  paint: Painter,
): readonly string[] {
  const violated = reported.filter(({ result }) => result.outcome === 'violates');
  if (violated.length === 0) return [];
  return [
    paint.red(rule(counted(violated.length, 'violation'), layout.columns)),
    '',
    ...violated.flatMap(({ clause, result }) => [
      `${paint.red(`✗ ${paint.bold(clause.id)}`)}  ${paint.dim(clause.level)}`,
      ...renderCounterexample({ clause, result }, { columns: layout.columns, paint, curlLength }),
      '',
    ]),
  ];
}

/** How many clauses of one reason are named. */
const listed = 12;

/** The clauses of one reason; of more than a few that somebody left out on purpose, only how many they are. */
function names(
  outcome: ShownOutcome,
  members: readonly ReportedClause[],
  columns: number,
): readonly string[] {
  const { length } = members;
  if (outcome === 'out-of-scope' && length > listed)
    return [`${counted(length, 'clause')}, named in the reports`];
  const named = members.slice(0, listed).map(({ clause }) => shorten(clause.id, columns));
  return length > listed ? [...named, `… and ${length - listed} more, see the reports`] : named;
}

/** The clauses of one outcome under their reasons, each reason once. */
function byReason(
  outcome: ShownOutcome,
  reported: readonly ReportedClause[],
  columns: number,
  paint: Painter,
): readonly string[] {
  const concerned = reported.filter(({ result }) => shownOutcome(result) === outcome);
  if (concerned.length === 0) return [];
  const look = outcomeLooks[outcome];
  const groups = groupBy(concerned, ({ result }) => result.reason);
  return [
    paint.tone(look.tone)(`${look.glyph} ${paint.bold(look.title)} ${paint.dim(`(${concerned.length})`)}`),
    ...[...groups].flatMap(([reason, members]) => [
      ...wrap(visible(reason), columns - 2).map((line) => `  ${line}`),
      ...names(outcome, members, columns - 4).map((line) => paint.dim(`    ${line}`)),
    ]),
    '',
  ];
}

/** Known deviations, those first that have to be looked at. */
function exceptions({ exceptions: all }: Summary, columns: number, paint: Painter): readonly string[] {
  if (all.length === 0) return [];
  const stale = all.filter(isStale);
  const lines = [...stale, ...all.filter((it) => !isStale(it))].flatMap((it) => {
    const color = isStale(it) ? paint.red : paint.dim;
    const words = visible(exceptionWords(it));
    return [
      color(`  ${isStale(it) ? '✗' : '~'} ${shorten(visible(it.clause), columns - 4)}`),
      ...wrap(words, columns - 6).map((line) => `      ${line}`),
    ];
  });
  const title = `${counted(all.length, 'exception')}, ${stale.length} to look at`;
  return [stale.length > 0 ? paint.red(title) : title, ...lines, ''];
}

const grouped: readonly ShownOutcome[] = ['out-of-scope', 'warns', 'inconclusive', 'not-run', 'excepted'];

/** Of each clause with a finite space, what was judged of that. */
const spaces = ({ clauses }: Summary): readonly (readonly [string, string])[] =>
  clauses
    .filter(({ coverage }) => coverage.space !== null)
    .map(({ id, coverage }) => ['Coverage', `${id}: ${coverageWords(coverage)}`]);

function closing(
  summary: Summary,
  { columns, directory, compress = false }: SummaryLayout,
  paint: Painter,
): readonly string[] {
  const targets = Object.entries(urlsOf(summary.target)).map(([product, url]) => `${product} ${url}`);
  const facts: readonly (readonly [string, string])[] = [
    ['Target', [...targetRemarks(summary.target), ...targets].join(', ')],
    ['Scope', scopeWords(summary.scope)],
    ['Profile', `${summary.profile}, seed ${summary.seed}${partWords(summary)}`],
    ...reducedWords(summary).map((it) => ['Reduced', it] as const),
    ['Requests', `${summary.requests.toLocaleString('en-US')} in ${duration(summary.durationMs)}`],
    ...spaces(summary),
    ...(directory === undefined
      ? []
      : [
          [
            'Reports',
            `${directory} (report.html, summary.json, ${recordName(compress)}, junit.xml, allure-results)`,
          ] as const,
        ]),
  ];
  return facts.flatMap(([name, value]) =>
    hang(name.padEnd(10), visible(value), columns).map((line) => line.replace(name, paint.dim(name))),
  );
}

const verdictTones = { conforms: 'good', violates: 'bad', inconclusive: 'unsure' } as const;

/** What a person reads at the end of a run; without a line end at its end. */
export function renderSummary(summary: Summary, clauses: readonly Clause[], layout: SummaryLayout): string {
  const paint = createPainter(layout.color);
  const reported = reportedClauses(summary, clauses);
  const verdict = wrap(verdictSentence(summary), layout.columns).map((line) =>
    paint.bold(paint.tone(verdictTones[summary.verdict])(line)),
  );
  return [
    ...violations(reported, layout, paint),
    ...exceptions(summary, layout.columns, paint),
    ...grouped.flatMap((outcome) => byReason(outcome, reported, layout.columns, paint)),
    ...renderCounts(summary, layout.columns, paint),
    '',
    ...closing(summary, layout, paint),
    '',
    ...verdict,
  ].join('\n');
}
