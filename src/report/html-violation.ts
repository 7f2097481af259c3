import type { Counterexample, ShownResponse } from '../results/summary.ts';
import type { ReportedClause } from './finished-run.ts';
import { type Html, html, nothing } from './html.ts';
import { codePointLength, quote, shorten, startOf } from './text.ts';
import { answerHead, parameterOf } from './words.ts';

const valueColumns = 300;
const bodyCharacters = 8000;

const value = (text: string | undefined): Html =>
  text === undefined
    ? html`<span class="dim">absent</span>`
    : html`<code>${quote(text, valueColumns)}</code>`;

/** The request beside its twin; rows in which they differ are marked. */
function parameterTable({ parameters, twin, differsFromValidIn: differs }: Counterexample): Html {
  const names = [...new Set([...differs, ...Object.keys(parameters)])];
  if (names.length === 0) return html`<p class="dim">No parameters.</p>`;
  const rows = names.map((name) => {
    const differing = differs.includes(name);
    const valid =
      twin === null ? nothing : html`<td data-label="Twin">${value(parameterOf(twin.parameters, name))}</td>`;
    return html`<tr${differing ? html` class="differs"` : nothing}><td><code>${shorten(name, 120)}</code></td><td data-label="Sent">${value(parameterOf(parameters, name))}</td>${valid}</tr>
`;
  });
  return html`<table class="stacked parameters${twin === null ? '' : ' twinned'}"><thead><tr><th>Parameter</th><th>As sent</th>${
    twin === null ? nothing : html`<th>In the accepted twin</th>`
  }</tr></thead><tbody>
${rows}</tbody></table>`;
}

function answer(response: ShownResponse): Html {
  const characters = codePointLength(response.body);
  const cut =
    characters > bodyCharacters
      ? html`<p class="dim">The first ${bodyCharacters} of ${characters} characters.</p>`
      : nothing;
  const body =
    response.body === ''
      ? html`<span class="dim">no body</span>`
      : html`${startOf(response.body, bodyCharacters)}`;
  return html`<p><strong>${answerHead(response)}</strong></p><pre>${body}</pre>${cut}`;
}

function counterexampleParts(counterexample: Counterexample, firstViolationAt: number | null): Html {
  const { steps, twin, expected, response, curl, rerun, sentAs = [] } = counterexample;
  return html`${
    steps === undefined
      ? nothing
      : html`<h4>Steps</h4><ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>`
  }
<h4>${steps === undefined ? 'Smallest request' : 'Request'}</h4>
${parameterTable(counterexample)}${sentAs.length === 0 ? nothing : html`<p>Sent with ${sentAs.join(', ')}.</p>`}
<div class="pair"><div><h4>Expected</h4><p class="good">${expected}</p></div>
<div><h4>Actual${firstViolationAt === null ? '' : `, first at request ${firstViolationAt} of the run`}</h4>${answer(response)}</div></div>
${twin === null ? nothing : html`<h4>Answer to the accepted twin</h4>${answer(twin.response)}`}
${rerun === undefined ? nothing : html`<h4>Again</h4><pre>${rerun}</pre>`}
<h4>By hand</h4>
<pre>${curl}</pre>`;
}

/** One violation: what the documents say, the smallest request that shows the break, and how to see it again. */
export function htmlViolation({ clause, result }: ReportedClause): Html {
  const { document, edition, place } = clause.source;
  return html`<article id="violation-${clause.id}">
<h3><code>${clause.id}</code> <span class="badge bad">${clause.level}</span></h3>
<p>${clause.statement}</p>
<p class="dim">${document} (${edition}): ${place}</p>
<p>${result.reason}</p>
${result.counterexample === null ? nothing : counterexampleParts(result.counterexample, result.firstViolationAt)}
</article>
`;
}
