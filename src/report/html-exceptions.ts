import { isStale, type JudgedException } from '../exceptions/apply-exceptions.ts';
import { exceptionWords } from './exception-words.ts';
import { type Html, html } from './html.ts';

const standings: { readonly [S in JudgedException['standing']]: string } = {
  holds: '~ holds',
  kept: '✗ to remove',
  expired: '✗ expired',
  otherwise: '✗ fails otherwise',
  untold: '? not told',
};

/** Known deviations, those first that have to be looked at, each with the clauses that it covers. */
export function htmlExceptions(exceptions: readonly JudgedException[]): Html {
  const stale = exceptions.filter(isStale);
  const rows = [...stale, ...exceptions.filter((it) => !isStale(it))].map((exception) => {
    const { clause, clauses, standing } = exception;
    const tone = isStale(exception) ? 'bad' : standing === 'untold' ? 'unsure' : 'notice';
    const covered = clauses.map(
      (id) => html`<li><a href="#clause-${id}"><code>${id}</code></a></li>
`,
    );
    return html`<section class="reason"><h3><span class="badge ${tone}">${standings[standing]}</span> <code>${clause}</code></h3>
<p>${exceptionWords(exception)}</p>
<ul>${covered}</ul></section>
`;
  });
  return html`${rows}`;
}
