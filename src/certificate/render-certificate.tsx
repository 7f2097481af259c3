import { Facts } from '../report/page/facts.tsx';
import { renderPage } from '../report/page/render-page.tsx';
import { grouped } from '../report/words.ts';
import type { Statement } from './statement.ts';

/** A page for people that says what `statement` states, and how anyone checks it. `signed`: with which key, if any. */
export function renderCertificate(statement: Statement, signed: string | null): string {
  const { run, result, passedTests, warnedTests } = statement.predicate;
  const { target, exceptions, observed, notApplicable } = run;
  const kept =
    result === 'PASSED' ? 'keeps what was judged' : 'keeps what was judged, but for what is listed';
  const body = (
    <main>
      <h1>
        {target.name} {kept}
      </h1>
      <Facts rows={factsOf(statement, signed)} />
      {exceptions.length > 0 && (
        <>
          <h2>Exceptions</h2>
          <Facts
            rows={exceptions.map(({ clause, reason, since, expires }) => [
              clause,
              `${reason}; from ${since} to ${expires}`,
            ])}
          />
        </>
      )}
      <Clauses title="Kept" ids={passedTests} />
      <Clauses title="Broken, as a warning or with an exception" ids={warnedTests} />
      <Clauses title="Left open by the documents" ids={observed} />
      <Clauses title="Not applicable" ids={notApplicable} />
      <h2>How to check it</h2>
      <p>
        With the record beside it:{' '}
        <code>clausewise verify certificate.json --record results.ndjson --key key.pub</code>. It checks
        signature and digest, and judges every recorded exchange again.
      </p>
    </main>
  );
  return renderPage({ title: `Certificate of ${target.name}`, body });
}

function factsOf({ subject: [{ digest }], predicate: { run } }: Statement, signed: string | null) {
  const { tool, target, editions, profile, seed, seedBy, startedAt, known, judged, kept } = run;
  return [
    ['Target', target.name],
    ...Object.entries(target.urls).map(([product, url]) => [`URL of ${product}`, url] as const),
    ...target.remarks.map((remark) => ['Remark', remark] as const),
    ...Object.entries(editions),
    ['Profile', `${profile}, seed ${seed}, chosen by ${seedBy ?? 'nobody says whom'}`],
    ['Started', startedAt],
    ['Made with', `${tool.name} ${tool.version}`],
    ['Judged', `${judged} of ${known} clauses that are known`],
    ['Kept', `${kept} of ${judged} clauses that were judged`],
    ['Record', `results.ndjson, SHA-256 ${digest.sha256}`],
    ['Signature', signed === null ? 'not signed' : `Ed25519, key ${signed}`],
  ] as const;
}

function Clauses({ title, ids }: { readonly title: string; readonly ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <>
      <h2>
        {title} ({grouped(ids.length)})
      </h2>
      <ul>
        {ids.map((id) => (
          <li>
            <code>{id}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
