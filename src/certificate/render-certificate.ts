import { type Html, html, nothing } from '../report/html.ts';
import { htmlStyle } from '../report/html-style.ts';
import type { Statement } from './statement.ts';

/** A page for people that says what `statement` states, and how anyone checks it. `signed`: with which key, if any. */
export function renderCertificate(statement: Statement, signed: string | null): string {
  const [{ digest }] = statement.subject;
  const { run, result, passedTests, warnedTests } = statement.predicate;
  const { tool, target, editions, profile, seed, seedBy, startedAt, known, judged, kept } = run;
  const rows: readonly (readonly [string, string])[] = [
    ['Target', target.name],
    ...Object.entries(target.urls).map(([product, url]) => [`URL of ${product}`, url] as const),
    ...target.remarks.map((remark) => ['Remark', remark] as const),
    ...Object.entries(editions).map(([operation, edition]) => [operation, edition] as const),
    ['Profile', `${profile}, seed ${seed}, chosen by ${seedBy ?? 'nobody says whom'}`],
    ['Started', startedAt],
    ['Made with', `${tool.name} ${tool.version}`],
    ['Judged', `${judged} of ${known} clauses that are known`],
    ['Kept', `${kept} of ${judged} clauses that were judged`],
    ['Record', `results.ndjson, SHA-256 ${digest.sha256}`],
    ['Signature', signed === null ? 'not signed' : `Ed25519, key ${signed}`],
  ];
  const style: Html = { markup: htmlStyle };
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Certificate of ${target.name}</title><style>${style}</style></head><body><main>
<h1>${target.name} ${result === 'PASSED' ? 'keeps what was judged' : 'keeps what was judged, but for what is listed'}</h1>
<dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>
${exceptions(statement)}
${list('Kept', passedTests)}
${list('Broken, as a warning or with an exception', warnedTests)}
${list('Left open by the documents', run.observed)}
${list('Not applicable', run.notApplicable)}
<h2>How to check it</h2>
<p>With the record beside it: <code>clausewise verify certificate.json --record results.ndjson --key key.pub</code>. It checks
signature and digest, and judges every recorded exchange again.</p>
</main></body></html>
`;
  return page.markup;
}

function exceptions({ predicate: { run } }: Statement): Html {
  if (run.exceptions.length === 0) return nothing;
  const rows = run.exceptions.map(
    ({ clause, reason, since, expires }) =>
      html`<dt>${clause}</dt><dd>${reason}; from ${since} to ${expires}</dd>\n`,
  );
  return html`<h2>Exceptions</h2><dl class="facts">${rows}</dl>`;
}

function list(title: string, ids: readonly string[]): Html {
  if (ids.length === 0) return nothing;
  return html`<h2>${title} (${ids.length})</h2><ul>${ids.map((id) => html`<li><code>${id}</code></li>\n`)}</ul>`;
}
