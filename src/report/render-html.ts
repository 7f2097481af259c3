import type { Summary } from '../results/summary.ts';
import { targetRemarks, urlsOf } from '../results/target.ts';
import type { FinishedRun } from './finished-run.ts';
import { type Html, html, nothing } from './html.ts';
import { htmlFilter } from './html-filter.ts';
import { htmlPage } from './html-page.ts';
import { type HtmlPart, htmlParts } from './html-parts.ts';
import { partWords } from './part-words.ts';
import { scopeWords } from './scope-words.ts';
import { verdictSentence } from './verdict-sentence.ts';
import { duration } from './words.ts';

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

/** More names would bury the parts. */
const mostNames = 12;

function contents(parts: readonly HtmlPart[]): Html {
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

/** A run as one page that needs nothing beside itself; what scripts add to it is said in `pageScript`. */
export function renderHtml(run: FinishedRun): string {
  const { summary } = run;
  const { tool, verdict, complete } = summary;
  const parts = htmlParts(run);
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
