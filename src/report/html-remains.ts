import type { Left, Unsteady } from '../results/summary.ts';
import { type Html, html } from './html.ts';
import { shorten } from './text.ts';

const kinds: { readonly [K in Left['kind']]: string } = {
  created: "the run's own",
  unanswered: 'a create of which nobody knows what came',
  appeared: "appeared meanwhile, not shown to be the run's",
};

/** What a run leaves on its target, why, and what removes it. */
export function htmlLeft(left: readonly Left[]): Html {
  const rows = left.map(
    ({ kind, operation, region, id, reason, byHand }) =>
      html`<tr><td><code>${id ?? 'no id known'}</code> <span class="dim">${operation}, ${region}</span></td><td data-label="What it is">${kinds[kind]}</td><td data-label="Why it is left">because ${reason}</td><td data-label="By hand">${byHand === null ? '' : html`<code>${byHand}</code>`}</td></tr>
`,
  );
  return html`<table class="stacked"><thead><tr><th>Resource</th><th>What it is</th><th>Why it is left</th><th>By hand</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}

const caseColumns = 120;

/** Requests that were not always answered alike; they are no clause's violation. */
export function htmlUnsteady(unsteady: readonly Unsteady[]): Html {
  const rows = unsteady.map(
    ({ clause, case: name, seen, sent }) =>
      html`<tr><td><a href="#clause-${clause}"><code>${clause}</code></a></td><td data-label="Request"><code>${shorten(name, caseColumns)}</code></td><td data-label="Wrong answers">${seen} of ${sent}</td></tr>
`,
  );
  return html`<p class="dim">The same request was not always answered alike. That is no clause's violation, and no clause it touched is judged by it.</p>
<table class="stacked"><thead><tr><th>Clause</th><th>Request</th><th>Wrong answers</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}
