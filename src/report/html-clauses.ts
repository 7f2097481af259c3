import { clauseLabels } from './clause-labels.ts';
import { findingAnchor } from './finding-anchor.ts';
import type { ReportedClause } from './finished-run.ts';
import { groupBy } from './group-by.ts';
import { type Html, html, nothing } from './html.ts';
import { filtered } from './html-filter.ts';
import { htmlSource } from './html-source.ts';
import { outcomeLooks, type ShownOutcome, shownOutcome } from './outcomes.ts';
import { counted, judgedWords } from './words.ts';

/** An outcome as a coloured word. */
export function outcomeBadge(outcome: ShownOutcome): Html {
  const { title, glyph, tone } = outcomeLooks[outcome];
  return html`<span class="badge ${tone}">${glyph} ${title}</span>`;
}

function clauseRow({ clause, result }: ReportedClause): Html {
  const { rule } = clauseLabels(clause, '');
  const outcome = shownOutcome(result);
  const details =
    result.counterexample === null && outcome !== 'violates'
      ? nothing
      : html` <a href="#${findingAnchor(clause.id, outcome)}">See the finding.</a>`;
  return html`<div class="clause" id="clause-${clause.id}"${filtered(clause, outcome)}>
<div>${outcomeBadge(outcome)}</div>
<div><p><code>${rule}</code> <span class="dim">${clause.level}</span></p>
<p>${clause.statement}</p>
<p>${result.reason}${details}</p>${
    result.observation === null ? nothing : html`<p>Observed: ${result.observation}</p>`
  }
<p class="dim">Judged: ${judgedWords(clause, result)}. ${htmlSource(clause.source)}</p></div>
</div>
`;
}

/** Every clause under its operation and subject, whatever came of it. */
export function htmlClauses(clauses: readonly ReportedClause[]): Html {
  const operations = [...groupBy(clauses, ({ clause }) => clause.operation)];
  return html`<div data-all>${operations.map(([operation, members]) => {
    const subjects = [...groupBy(members, ({ clause }) => clause.subject)];
    return html`<section data-group><h3 id="operation-${operation}">${operation} <span class="dim">${counted(members.length, 'clause')}</span></h3>
${subjects.map(
  ([subject, rows]) => html`<div data-group><h4>${subject}</h4>
${rows.map(clauseRow)}</div>
`,
)}</section>
`;
  })}</div>`;
}
