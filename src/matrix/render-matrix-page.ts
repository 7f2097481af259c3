import { groupBy } from '../report/group-by.ts';
import { type Html, html, nothing } from '../report/html.ts';
import { outcomeBadge } from '../report/html-clauses.ts';
import { filtered, searchField } from '../report/html-filter.ts';
import { htmlPage } from '../report/html-page.ts';
import { outcomeLooks, type ShownOutcome } from '../report/outcomes.ts';
import { counted } from '../report/words.ts';
import type { Column, Matrix, Row } from './matrix.ts';
import { matrixChart } from './matrix-chart.ts';
import { matrixStyle } from './matrix-style.ts';

/** Many runs as one page that needs nothing beside itself; links lead to the report of each run. */
export function renderMatrixPage(matrix: Matrix): string {
  const { columns, rows, otherContracts } = matrix;
  const changing = rows.filter(({ changes }) => changes).length;
  const body = html`<header>
<h1>${counted(rows.length, 'clause')} in ${counted(columns.length, 'run')}</h1>
<p class="dim">${changing === 0 ? 'Every clause came to the same in all runs.' : `${counted(changing, 'clause')} did not come to the same in all runs.`}</p>
${
  otherContracts.length === 0
    ? nothing
    : html`<p class="broken-off" role="alert">The runs hold ${otherContracts.join(' and ')} against contracts that are not the same: one name may not mean one thing.</p>`
}
</header>
<main>
<h2 id="chart">Over the runs</h2>
${matrixChart(columns)}
<h2 id="clauses">Clause by clause</h2>
${legend(rows)}
<div class="filter" role="search">${searchField}<fieldset aria-label="Clauses to show">
<label><input type="checkbox" id="only-changed" data-hides=".steady" data-when="on"> only what changes</label>
<label><input type="checkbox" id="only-violated" data-hides=".unviolated" data-when="on"> only what is violated in a run</label>
</fieldset></div>
<div class="matrix" tabindex="0" role="region" aria-label="Clauses and runs"><table class="runs" data-all>
<thead><tr><th scope="col">Clause</th>${columns.map(head)}</tr></thead>
${[...groupBy(rows, ({ operation }) => operation)].map(
  ([
    operation,
    members,
  ]) => html`<tbody data-group><tr class="group"><th colspan="${columns.length + 1}" scope="rowgroup">${operation}</th></tr>
${members.map(line)}</tbody>
`,
)}</table></div>
<footer>A line at the left edge of a cell: otherwise than in the run before. Out of scope and not run say nothing about the target.</footer>
</main>`;
  const title = `${counted(rows.length, 'clause')} in ${counted(columns.length, 'run')} · clausewise`;
  return htmlPage({ title, style: matrixStyle, body });
}

function head({ target, day, about, report, verdict }: Column): Html {
  const name = html`${target}<small>${day}</small>`;
  const linked = report === null ? name : html`<a href="${report}">${name}</a>`;
  return html`<th scope="col" title="${about}: ${verdict}">${linked}</th>`;
}

/** A name that goes on in a new line behind a dot, where it has to, rather than within a word. */
function breakable(name: string): Html {
  const parts = name.split('.');
  return html`${parts.map((part, index) => (index === 0 ? html`${part}` : html`.<wbr>${part}`))}`;
}

function line(row: Row): Html {
  const { id, operation, level, statement, cells, changes, isViolated } = row;
  const kinds = [changes ? 'changing' : 'steady', isViolated ? 'violated' : 'unviolated'].join(' ');
  const shown = cells.map((cell) => {
    if (cell === null) return html`<td class="quiet" title="not in this run">–</td>`;
    const { outcome, reason, link, isChanged } = cell;
    const { glyph, title, tone } = outcomeLooks[outcome];
    const mark = html`<span class="badge ${tone}" aria-label="${title}">${glyph}<span class="word"> ${title}</span></span>`;
    const content = link === null ? mark : html`<a href="${link}">${mark}</a>`;
    return html`<td${isChanged ? html` class="changed"` : nothing} title="${reason.slice(0, 300)}">${content}</td>`;
  });
  return html`<tr class="${kinds}" id="row-${id}"${filtered(row)}><th scope="row"><code>${breakable(id.slice(operation.length + 1))}</code> <span class="dim">${level}</span><small>${statement}</small></th>${shown}</tr>
`;
}

function legend(rows: readonly Row[]): Html {
  const outcomes = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.outcome ?? [])));
  // Object.keys gives string[]; by the type of outcomeLooks the keys are exactly the outcomes.
  const shown = (Object.keys(outcomeLooks) as readonly ShownOutcome[]).filter((it) => outcomes.has(it));
  return html`<p>${shown.map((outcome) => html`${outcomeBadge(outcome)} `)}</p>`;
}
