import { groupBy } from '../report/group-by.ts';
import { type Html, html, nothing } from '../report/html.ts';
import { outcomeBadge } from '../report/html-clauses.ts';
import { htmlStyle } from '../report/html-style.ts';
import { outcomeLooks, type ShownOutcome } from '../report/outcomes.ts';
import { counted } from '../report/words.ts';
import type { Column, Matrix, Row } from './matrix.ts';
import { matrixChart } from './matrix-chart.ts';
import { matrixStyle } from './matrix-style.ts';

/** Many runs as one page that needs nothing beside itself and no script; links lead to the report of each run. */
export function renderMatrixPage(matrix: Matrix): string {
  const { columns, rows, otherContracts } = matrix;
  const style: Html = { markup: htmlStyle + matrixStyle };
  const changing = rows.filter(({ changes }) => changes).length;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${counted(rows.length, 'clause')} in ${counted(columns.length, 'run')} · clausewise</title>
<style>${style}</style>
</head>
<body>
<header>
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
<fieldset class="filter" aria-label="Show clauses">
<label><input type="checkbox" id="only-changed"> only what changes</label>
<label><input type="checkbox" id="only-violated"> only what is violated in a run</label>
</fieldset>
<div class="matrix" tabindex="0" role="region" aria-label="Clauses and runs"><table class="runs">
<thead><tr><th scope="col">Clause</th>${columns.map(head)}</tr></thead>
<tbody>
${[...groupBy(rows, ({ operation }) => operation)].map(
  ([
    operation,
    members,
  ]) => html`<tr class="group"><th colspan="${columns.length + 1}" scope="rowgroup">${operation}</th></tr>
${members.map(line)}`,
)}</tbody>
</table></div>
<footer>A line at the left edge of a cell: otherwise than in the run before. Out of scope and not run say nothing about the target.</footer>
</main>
</body>
</html>
`.markup;
}

function head({ target, day, about, report, verdict }: Column): Html {
  const name = html`${target}<small>${day}</small>`;
  const linked = report === null ? name : html`<a href="${report}">${name}</a>`;
  return html`<th scope="col" title="${about}: ${verdict}">${linked}</th>`;
}

function line({ id, operation, level, statement, cells, changes, isViolated }: Row): Html {
  const kinds = [changes ? 'changing' : 'steady', isViolated ? 'violated' : 'unviolated'].join(' ');
  const shown = cells.map((cell) => {
    if (cell === null) return html`<td class="quiet" title="not in this run">–</td>`;
    const { outcome, reason, link, isChanged } = cell;
    const { glyph, title, tone } = outcomeLooks[outcome];
    const mark = html`<span class="badge ${tone}" aria-label="${title}">${glyph}<span class="word"> ${title}</span></span>`;
    const content = link === null ? mark : html`<a href="${link}">${mark}</a>`;
    return html`<td${isChanged ? html` class="changed"` : nothing} title="${reason.slice(0, 300)}">${content}</td>`;
  });
  return html`<tr class="${kinds}" id="row-${id}"><th scope="row"><code>${id.slice(operation.length + 1)}</code> <span class="dim">${level}</span><small>${statement}</small></th>${shown}</tr>
`;
}

function legend(rows: readonly Row[]): Html {
  const outcomes = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.outcome ?? [])));
  // Object.keys gives string[]; by the type of outcomeLooks the keys are exactly the outcomes.
  const shown = (Object.keys(outcomeLooks) as readonly ShownOutcome[]).filter((it) => outcomes.has(it));
  return html`<p>${shown.map((outcome) => html`${outcomeBadge(outcome)} `)}</p>`;
}
