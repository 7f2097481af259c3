import { clauseLabels } from './clause-labels.ts';
import type { ReportedClause } from './finished-run.ts';
import { groupBy } from './group-by.ts';
import { type Html, html, nothing } from './html.ts';
import { outcomeLooks, type ShownOutcome, shownOutcome, tally } from './outcomes.ts';
import { judgedWords } from './words.ts';

/** An outcome as a coloured word. */
export function outcomeBadge(outcome: ShownOutcome): Html {
  const { title, glyph, tone } = outcomeLooks[outcome];
  return html`<span class="badge ${tone}">${glyph} ${title}</span>`;
}

function clauseRow({ clause, result }: ReportedClause): Html {
  const { document, edition, place } = clause.source;
  const { rule } = clauseLabels(clause, '');
  const details =
    result.outcome === 'violates' ? html` <a href="#violation-${clause.id}">See the violation.</a>` : nothing;
  return html`<div class="clause outcome-${shownOutcome(result)}" id="clause-${clause.id}">
<div>${outcomeBadge(shownOutcome(result))}</div>
<div><p><code>${rule}</code> <span class="dim">${clause.level}</span></p>
<p>${clause.statement}</p>
<p>${result.reason}${details}</p>${
    result.observation === null ? nothing : html`<p>Observed: ${result.observation}</p>`
  }
<p class="dim">Judged: ${judgedWords(clause, result)}. ${document} (${edition}): ${place}</p></div>
</div>
`;
}

/** Boxes that hide clauses of an outcome; they need no script. */
function filter(clauses: readonly ReportedClause[]): Html {
  const outcomes = tally(clauses.map(({ result }) => result)).map(([outcome]) => outcome);
  const rules = outcomes.map(
    (outcome) =>
      html`body:has(#show-${outcome}:not(:checked)) .outcome-${outcome} { display: none; }
`,
  );
  const boxes = outcomes.map(
    (outcome) =>
      html`<label><input type="checkbox" id="show-${outcome}" checked> ${outcomeLooks[outcome].title}</label>
`,
  );
  return html`<style>${rules}</style><fieldset class="filter" aria-label="Show clauses">${boxes}</fieldset>`;
}

/** Every clause under its operation and subject, whatever came of it. */
export function htmlClauses(clauses: readonly ReportedClause[]): Html {
  const operations = [...groupBy(clauses, ({ clause }) => clause.operation)];
  return html`${filter(clauses)}
${operations.map(([operation, members]) => {
  const subjects = [...groupBy(members, ({ clause }) => clause.subject)];
  return html`<section><h3>${operation} <span class="dim">${members.length} clauses</span></h3>
${subjects.map(([subject, rows]) => html`<h4>${subject}</h4>\n${rows.map(clauseRow)}`)}</section>
`;
})}`;
}
