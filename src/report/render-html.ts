import type { Level } from '../contract/clause.ts';
import type { Summary } from '../results/summary.ts';
import { targetRemarks, urlsOf } from '../results/target.ts';
import type { FinishedRun, ReportedClause } from './finished-run.ts';
import { groupBy } from './group-by.ts';
import { type Html, html, nothing } from './html.ts';
import { htmlByReason } from './html-by-reason.ts';
import { htmlClauses, outcomeBadge } from './html-clauses.ts';
import { htmlExceptions } from './html-exceptions.ts';
import { filtered, htmlFilter } from './html-filter.ts';
import { htmlFinding } from './html-finding.ts';
import { htmlPage } from './html-page.ts';
import { type ShownOutcome, shownOutcome, tally } from './outcomes.ts';
import { partWords } from './part-words.ts';
import { scopeWords } from './scope-words.ts';
import { verdictSentence } from './verdict-sentence.ts';
import { duration } from './words.ts';

const levels: readonly Level[] = ['must', 'should', 'open'];

const verdictTones = { conforms: 'good', violates: 'bad', inconclusive: 'unsure' } as const;

function facts(summary: Summary): Html {
  const rows: readonly (readonly [string, string])[] = [
    ...targetRemarks(summary.target).map((remark) => ['Target', remark] as const),
    ...Object.entries(urlsOf(summary.target)).map(([product, url]) => [`Target ${product}`, url] as const),
    ...summary.contracts.map(({ operation, edition }) => [operation, edition] as const),
    ['Profile', `${summary.profile}, seed ${summary.seed}${partWords(summary)}`],
    ['Scope', scopeWords(summary.scope)],
    ['Requests', `${summary.requests.toLocaleString('en-US')} in ${duration(summary.durationMs)}`],
    ['Started', summary.startedAt],
  ];
  return html`<dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>`;
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

/** A part of the page that has something to show. */
interface Part {
  readonly id: string;
  readonly title: string;
  /** How many entries it has; null where it is about all. */
  readonly count: number | null;
  readonly content: Html;
  /** What of it the contents name, by the end of the address. */
  readonly names?: readonly (readonly [anchor: string, name: string])[];
}

/** More names would bury the parts. */
const mostNames = 12;

/** The parts of the page in order, those without anything left out. */
function partsOf({ summary, clauses }: FinishedRun): readonly Part[] {
  const having = (...outcomes: readonly ShownOutcome[]) =>
    clauses.filter(({ result }) => outcomes.includes(shownOutcome(result)));
  const violated = having('violates');
  const excepted = having('excepted');
  const byOutcome = (id: string, title: string, ...outcomes: readonly ShownOutcome[]): Part => {
    const concerned = having(...outcomes);
    const content = html`${outcomes.map((outcome) => htmlByReason(outcome, concerned))}`;
    return { id, title, count: concerned.length, content };
  };
  const observed = clauses.filter(({ result }) => result.observation !== null);
  const parts: readonly Part[] = [
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

function contents(parts: readonly Part[]): Html {
  const items = parts.map(({ id, title, count, names = [] }) => {
    const number = count === null ? nothing : html` <span class="dim">${count}</span>`;
    const inner = names.slice(0, mostNames).map(
      ([anchor, name]) => html`<li><a href="#${anchor}">${name}</a></li>
`,
    );
    return html`<li><a href="#${id}">${title}</a>${number}${inner.length === 0 ? nothing : html`<ul>${inner}</ul>`}</li>
`;
  });
  return html`<nav aria-label="Contents"><ul class="contents">${items}</ul></nav>`;
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

/** A run as one page that needs nothing beside itself; what scripts add to it is said in `pageScript`. */
export function renderHtml(run: FinishedRun): string {
  const { summary } = run;
  const { tool, verdict, complete } = summary;
  const parts = partsOf(run);
  const body = html`<header>
<div class="verdict ${verdictTones[verdict]}"><h1>${verdictSentence(summary)}</h1><p>${tool.name} ${tool.version}</p></div>
${
  complete
    ? nothing
    : html`<p class="broken-off" role="alert">What was not reached is shown as not run; the verdict covers only what was seen.</p>`
}
${facts(summary)}
</header>
<div class="sided">
<aside>
${contents(parts)}
${htmlFilter(run.clauses)}
</aside>
<main>
${parts.map(
  ({
    id,
    title,
    content,
    count,
  }) => html`<section${count === null ? nothing : html` class="part" data-group`}><h2 id="${id}">${title}</h2>
${content}</section>
`,
)}
<footer>${tool.name} ${tool.version}, ${summary.startedAt}</footer>
</main>
</div>`;
  return htmlPage({ title: `${verdict}${complete ? '' : ', incomplete'} · ${tool.name}`, body });
}
