import type { Level } from '../contract/clause.ts';
import type { Summary } from '../results/summary.ts';
import type { FinishedRun, ReportedClause } from './finished-run.ts';
import { groupBy } from './group-by.ts';
import { type Html, html } from './html.ts';
import { htmlByReason } from './html-by-reason.ts';
import { htmlClauses, outcomeBadge } from './html-clauses.ts';
import { htmlExceptions } from './html-exceptions.ts';
import { filtered } from './html-filter.ts';
import { htmlFinding } from './html-finding.ts';
import { htmlLeft, htmlUnsteady } from './html-remains.ts';
import { type ShownOutcome, shownOutcome, tally } from './outcomes.ts';

const levels: readonly Level[] = ['must', 'should', 'open'];

/** A part of the page that has something to show. */
export interface HtmlPart {
  readonly id: string;
  readonly title: string;
  /** How many entries it has; null where it is about all. */
  readonly count: number | null;
  readonly content: Html;
  /** What of it the contents name, by the end of the address. */
  readonly names?: readonly (readonly [anchor: string, name: string])[];
}

/** The parts of the page in order, those without anything left out. */
export function htmlParts({ summary, clauses }: FinishedRun): readonly HtmlPart[] {
  const having = (...outcomes: readonly ShownOutcome[]) =>
    clauses.filter(({ result }) => outcomes.includes(shownOutcome(result)));
  const violated = having('violates');
  const excepted = having('excepted');
  const byOutcome = (id: string, title: string, ...outcomes: readonly ShownOutcome[]): HtmlPart => {
    const concerned = having(...outcomes);
    const content = html`${outcomes.map((outcome) => htmlByReason(outcome, concerned))}`;
    return { id, title, count: concerned.length, content };
  };
  const observed = clauses.filter(({ result }) => result.observation !== null);
  const parts: readonly HtmlPart[] = [
    { id: 'counts', title: 'Counts', count: null, content: counts(summary) },
    {
      id: 'violations',
      title: 'Violations',
      count: violated.length,
      content: html`${violated.map((member) => htmlFinding(member))}`,
      names: violated.map(({ clause: { id, operation } }) => [
        `violation-${id}`,
        id.slice(operation.length + 1),
      ]),
    },
    byOutcome('unjudged', 'Could not be judged', 'inconclusive', 'not-run'),
    {
      id: 'unsteady',
      title: 'Unsteady answers',
      count: summary.unsteady.length,
      content: htmlUnsteady(summary.unsteady),
    },
    {
      id: 'left',
      title: 'Left on the target',
      count: summary.left.length,
      content: htmlLeft(summary.left),
    },
    {
      id: 'exceptions',
      title: 'Exceptions',
      count: summary.exceptions.length,
      content: htmlExceptions(summary.exceptions),
    },
    {
      id: 'excepted',
      title: 'Excepted',
      count: excepted.length,
      content: html`${excepted.map((member) => htmlFinding(member))}`,
    },
    byOutcome('warnings', 'Warnings', 'warns'),
    byOutcome('out-of-scope', 'Out of scope', 'out-of-scope'),
    {
      id: 'observations',
      title: 'Open points, and what the target did',
      count: observed.length,
      content: observations(observed),
    },
    {
      id: 'clauses',
      title: 'Every clause',
      count: clauses.length,
      content: htmlClauses(clauses),
      names: [...groupBy(clauses, ({ clause }) => clause.operation)].map(([name]) => [
        `operation-${name}`,
        name,
      ]),
    },
  ];
  return parts.filter(({ count }) => count !== 0);
}

/** Outcomes down; all, levels, then operations across. */
function counts({ clauses, contracts }: Summary): Html {
  const operations = contracts.map(({ operation }) => operation);
  const number = (count: number, kind = ''): Html =>
    html`<td class="number${kind}">${count === 0 ? '·' : count}</td>`;
  const rows = tally(clauses).map(([outcome, total]) => {
    const of = clauses.filter((clause) => shownOutcome(clause) === outcome);
    return html`<tr><td>${outcomeBadge(outcome)}</td>${number(total)}${levels.map((level) =>
      number(of.filter((clause) => clause.level === level).length),
    )}${operations.map((operation) =>
      number(of.filter((clause) => clause.operation === operation).length, ' aside'),
    )}</tr>
`;
  });
  const heads = [
    ...['all', ...levels].map((name) => html`<th class="number">${name}</th>`),
    ...operations.map((name) => html`<th class="number aside">${name}</th>`),
  ];
  return html`<div class="scroll"><table class="counts"><thead><tr><th>Clauses</th>${heads}</tr></thead><tbody>
${rows}</tbody></table></div>`;
}

function observations(observed: readonly ReportedClause[]): Html {
  return html`<p class="dim">The documents are silent here or contradict themselves. Nothing of this is judged.</p>
<table class="stacked"><thead><tr><th>Clause</th><th>Open point</th><th>Observed</th></tr></thead><tbody>
${observed.map(
  ({ clause, result }) =>
    html`<tr${filtered(clause, shownOutcome(result))}><td><a href="#clause-${clause.id}"><code>${clause.id}</code></a></td><td>${clause.statement}</td><td data-label="Observed">${result.observation ?? ''}</td></tr>
`,
)}</tbody></table>
`;
}
