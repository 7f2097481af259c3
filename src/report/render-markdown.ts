import type { Clause } from '../contract/clause.ts';
import { isStale } from '../exceptions/apply-exceptions.ts';
import { receivedIn } from '../exceptions/received-in.ts';
import type { Listener } from '../results/event.ts';
import type { Summary } from '../results/summary.ts';
import { targetRemarks, urlsOf } from '../results/target.ts';
import { exceptionWords } from './exception-words.ts';
import { type ReportedClause, reportedClauses, whenFinished } from './finished-run.ts';
import { groupBy } from './group-by.ts';
import { markdownCell as cell } from './markdown-cell.ts';
import { outcomeLooks, shownOutcome, tally } from './outcomes.ts';
import { scopeWords } from './scope-words.ts';
import { shorten } from './text.ts';
import { verdictSentence } from './verdict-sentence.ts';
import { counted, duration } from './words.ts';
import { writeWholeFile } from './write-whole-file.ts';

/** More rows nobody reads there, and a summary of a job may not grow without end. */
const mostRows = 50;
const longestCell = 300;

/** A run as Markdown, for the summary of a job or a comment: verdict, counts, what is violated and what was not judged. */
export function renderMarkdown(summary: Summary, clauses: readonly Clause[]): string {
  const reported = reportedClauses(summary, clauses);
  return [
    `### ${cell(verdictSentence(summary))}`,
    '',
    `${facts(summary).map(cell).join(' · ')}`,
    '',
    ...counts(summary),
    ...violations(reported),
    ...exceptions(summary),
    ...unjudged(reported),
  ].join('\n');
}

/** Writes a run as Markdown to `path`. */
export const writeMarkdown = (path: string): Listener =>
  whenFinished(({ summary, clauses }) =>
    writeWholeFile(
      path,
      renderMarkdown(
        summary,
        clauses.map(({ clause }) => clause),
      ),
    ),
  );

function facts({ target, profile, seed, scope, requests, durationMs }: Summary): readonly string[] {
  const urls = Object.entries(urlsOf(target)).map(([product, url]) => `${product} ${url}`);
  return [
    [...targetRemarks(target), ...urls].join(', '),
    `profile ${profile}, seed ${seed}`,
    scopeWords(scope),
    `${counted(requests, 'request')} in ${duration(durationMs)}`,
  ];
}

function counts({ clauses }: Summary): readonly string[] {
  const rows = tally(clauses).map(([outcome, all]) => {
    const { glyph, title } = outcomeLooks[outcome];
    const own = clauses.filter((it) => shownOutcome(it) === outcome);
    const of = (level: string) => own.filter((it) => it.level === level).length;
    return `| ${cell(glyph)} ${title} | ${of('must')} | ${of('should')} | ${of('open')} | ${all} |`;
  });
  return ['| Clauses | must | should | open | all |', '|---|--:|--:|--:|--:|', ...rows, ''];
}

function violations(reported: readonly ReportedClause[]): readonly string[] {
  const violated = reported.filter(({ result }) => result.outcome === 'violates');
  if (violated.length === 0) return [];
  const rows = violated.slice(0, mostRows).map(({ clause, result }) => {
    const { counterexample, reason } = result;
    const expected = counterexample?.expected ?? clause.statement;
    const received = counterexample === null ? reason : receivedIn(result);
    const again = counterexample?.rerun === undefined ? '' : `\`${cell(counterexample.rerun)}\``;
    const texts = [expected, received].map((text) => cell(shorten(text, longestCell)));
    return `| ${cell(clause.id)}<br>${cell(clause.statement)} | ${texts.join(' | ')} | ${again} |`;
  });
  return ['| Violated | Expected | Received | Again |', '|---|---|---|---|', ...rows, ...more(violated), ''];
}

function exceptions({ exceptions: all }: Summary): readonly string[] {
  if (all.length === 0) return [];
  const stale = all.filter(isStale);
  const lines = [...stale, ...all.filter((it) => !isStale(it))]
    .slice(0, mostRows)
    .map((it) => `- ${isStale(it) ? '✗' : '\\~'} ${cell(it.clause)}: ${cell(exceptionWords(it))}`);
  return [`**${counted(all.length, 'exception')}, ${stale.length} to look at**`, '', ...lines, ''];
}

/** Must clauses in scope without a verdict, under their reasons. */
function unjudged(reported: readonly ReportedClause[]): readonly string[] {
  const concerned = reported.filter(
    ({ clause, result }) =>
      clause.level === 'must' && ['inconclusive', 'not-run'].includes(shownOutcome(result)),
  );
  if (concerned.length === 0) return [];
  const groups = [...groupBy(concerned, ({ result }) => result.reason)].slice(0, mostRows);
  const lines = groups.map(
    ([reason, members]) =>
      `- ${cell(shorten(reason, longestCell))}: ${members.map(({ clause }) => cell(clause.id)).join(', ')}`,
  );
  return [`**${counted(concerned.length, 'must clause')} could not be judged**`, '', ...lines, ''];
}

function more(rows: readonly unknown[]): readonly string[] {
  return rows.length > mostRows ? [`| and ${rows.length - mostRows} more, see report.html | | | |`] : [];
}
