import type { Clause } from '../contract/clause.ts';
import type { ReportedClause } from './finished-run.ts';
import { groupBy } from './group-by.ts';
import { type Html, html } from './html.ts';
import { outcomeLooks, type ShownOutcome, tally } from './outcomes.ts';

const subjectKey = ({ operation, subject }: Pick<Clause, 'operation' | 'subject'>): string =>
  `${operation} ${subject}`;

/** Attributes of an element that goes when the reader filters its clause out. */
export const filtered = (clause: Pick<Clause, 'operation' | 'subject'>, outcome?: ShownOutcome): Html =>
  html` data-subject="${subjectKey(clause)}"${
    outcome === undefined ? html`` : html` data-outcome="${outcome}"`
  }`;

/** A field that narrows what a page shows to what contains its words; there only where scripts run. */
export const searchField: Html = html`<p class="scripted" hidden><label for="search">Search</label>
<input type="search" id="search" placeholder="clause, value, code, words" autocomplete="off" spellcheck="false">
<output id="shown" class="dim" for="search"></output></p>
`;

function subjectField(clauses: readonly ReportedClause[]): Html {
  const operations = groupBy(clauses, ({ clause }) => clause.operation);
  return html`<p class="scripted" hidden><label for="subject">Parameter</label>
<select id="subject"><option value="">all</option>${[...operations].map(
    ([operation, members]) =>
      html`<optgroup label="${operation}">${[...groupBy(members, ({ clause }) => clause.subject)].map(
        ([subject]) => html`<option value="${subjectKey({ operation, subject })}">${subject}</option>
`,
      )}</optgroup>`,
  )}</select></p>
`;
}

/** Boxes that hide clauses of an outcome; they need no script. */
function outcomeBoxes(clauses: readonly ReportedClause[]): Html {
  const outcomes = tally(clauses.map(({ result }) => result));
  const rules = outcomes.map(
    ([outcome]) =>
      html`body:has(#show-${outcome}:not(:checked)) [data-outcome="${outcome}"] { display: none; }
`,
  );
  const boxes = outcomes.map(([outcome, count]) => {
    const { title, glyph, tone } = outcomeLooks[outcome];
    return html`<label><input type="checkbox" id="show-${outcome}" data-hides="[data-outcome=${outcome}]" data-when="off" checked> <span class="${tone}">${glyph} ${title}</span> <span class="dim">${count}</span></label>
`;
  });
  return html`<style>${rules}</style><fieldset aria-label="Outcomes to show"><legend>Outcomes</legend>${boxes}</fieldset>
`;
}

/** What narrows the whole page: words, a parameter, outcomes. */
export const htmlFilter = (clauses: readonly ReportedClause[]): Html =>
  html`<div class="filter" role="search">${searchField}${subjectField(clauses)}${outcomeBoxes(clauses)}</div>`;
