import { receivedIn } from '../exceptions/received-in.ts';
import type { ClauseResult, Counterexample, ShownResponse } from '../results/summary.ts';
import { findingAnchor } from './finding-anchor.ts';
import type { ReportedClause } from './finished-run.ts';
import { type Html, html, nothing } from './html.ts';
import { outcomeBadge } from './html-clauses.ts';
import { filtered } from './html-filter.ts';
import { htmlSource } from './html-source.ts';
import { shownOutcome } from './outcomes.ts';
import { codePointLength, quote, shorten, startOf } from './text.ts';
import { answerHead, counted, parameterOf } from './words.ts';

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

/** The line and the command under which a finding is seen again, for who copies them and for who reads them. */
function commands(
  id: string,
  { curl, rerun }: Counterexample,
): { readonly buttons: Html; readonly texts: Html } {
  const shown = [
    { what: 'Again', button: 'Copy rerun line', anchor: `rerun-${id}`, text: rerun },
    { what: 'By hand', button: 'Copy curl', anchor: `curl-${id}`, text: curl },
  ].flatMap(({ text, ...rest }) => (text === undefined ? [] : [{ ...rest, text }]));
  return {
    buttons: html`<p class="scripted buttons" hidden>${shown.map(
      ({ button, anchor }) => html`<button type="button" data-copy="${anchor}">${button}</button>
`,
    )}</p>`,
    texts: html`${shown.map(
      ({ what, anchor, text }) => html`<h4>${what}</h4><pre id="${anchor}">${text}</pre>
`,
    )}`,
  };
}

function exchange(id: string, counterexample: Counterexample, firstViolationAt: number | null): Html {
  const { steps, twin, expected, response, sentAs = [] } = counterexample;
  const { buttons, texts } = commands(id, counterexample);
  return html`${buttons}<details><summary>The whole exchange</summary>
${steps === undefined ? nothing : html`<h4>Steps</h4><ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>`}
<h4>${steps === undefined ? 'Smallest request' : 'Request'}</h4>
${parameterTable(counterexample)}${sentAs.length === 0 ? nothing : html`<p>Sent with ${sentAs.join(', ')}.</p>`}
<div class="pair"><div><h4>Expected</h4><p class="good">${expected}</p></div>
<div><h4>Actual${firstViolationAt === null ? '' : `, first at request ${firstViolationAt} of the run`}</h4>${answer(response)}</div></div>
${twin === null ? nothing : html`<h4>Answer to the accepted twin</h4>${answer(twin.response)}`}
${texts}</details>`;
}

const sentColumns = 90;
const sentNames = 3;

/** What of the request matters, on a line. */
function sent({ parameters, differsFromValidIn: differs, steps, twin, sentAs = [] }: Counterexample): Html {
  if (steps !== undefined) {
    const more = steps.length - 1;
    return html`${steps[0] ?? ''}${more > 0 ? `, and ${counted(more, 'step')} more` : ''}`;
  }
  const named = differs.slice(0, sentNames).map((name) => {
    const text = parameterOf(parameters, name);
    const value = text === undefined ? html` absent` : html` = <code>${quote(text, sentColumns)}</code>`;
    return html`<code>${shorten(name, sentColumns)}</code>${value}; `;
  });
  const others = differs.length - named.length;
  const rest = [
    ...(named.length === 0
      ? [`a request like any other, of ${counted(Object.keys(parameters).length, 'parameter')}`]
      : []),
    ...(others > 0 ? [`${counted(others, 'other parameter')}`] : []),
    ...(named.length > 0 && twin !== null ? ['all else as in an accepted request'] : []),
    ...(sentAs.length > 0 ? [`sent with ${sentAs.join(', ')}`] : []),
  ];
  return html`${named}${rest.join('; ')}`;
}

/** The answer, and what it should have been, on a line. */
function received(result: ClauseResult, { response, expected }: Counterexample): Html {
  const head = answerHead(response);
  const words = receivedIn(result);
  return html`<strong>${head}</strong>${words === '' || words.includes(head) ? '' : `, ${words}`}; expected ${expected}`;
}

/** A finding in three lines: what is documented, what was sent, what came; the whole exchange opens on demand. */
export function htmlFinding({ clause, result }: ReportedClause): Html {
  const { counterexample, reason, firstViolationAt } = result;
  const lines: readonly (readonly [string, Html])[] = [
    ['Documented', html`${clause.statement} <span class="dim">${htmlSource(clause.source)}</span>`],
    ...(counterexample === null
      ? [['Found', html`${reason}`] as const]
      : [['Sent', sent(counterexample)] as const, ['Received', received(result, counterexample)] as const]),
  ];
  const outcome = shownOutcome(result);
  return html`<article id="${findingAnchor(clause.id, outcome)}" class="${outcome}"${filtered(clause, outcome)}>
<h3>${outcomeBadge(outcome)} <code>${clause.id}</code> <span class="dim">${clause.level}</span></h3>
<dl class="finding">${lines.map(
    ([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>
`,
  )}</dl>
${counterexample === null ? nothing : exchange(clause.id, counterexample, firstViolationAt)}
</article>
`;
}
