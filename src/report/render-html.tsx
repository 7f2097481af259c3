import type { Summary } from '../results/summary.ts';
import { targetRemarks, urlsOf } from '../results/target.ts';
import type { FinishedRun } from './finished-run.ts';
import { Contents } from './page/contents.tsx';
import { Facts } from './page/facts.tsx';
import { Filter } from './page/filter.tsx';
import { pageScript } from './page/page-script.ts';
import { partsOf } from './page/parts.tsx';
import { renderPage } from './page/render-page.tsx';
import { partWords } from './part-words.ts';
import { reducedWords } from './reduced-words.ts';
import { scopeWords } from './scope-words.ts';
import { verdictSentence } from './verdict-sentence.ts';
import { duration, grouped } from './words.ts';

const verdictTones = { conforms: 'good', violates: 'bad', inconclusive: 'unsure' } as const;

/** A run as one page that needs nothing beside itself; what scripts add to it is said in `pageScript`. */
export function renderHtml(run: FinishedRun): string {
  const { summary } = run;
  const { tool, verdict, complete, startedAt } = summary;
  const parts = partsOf(run);
  const body = (
    <>
      <header>
        <div class={`verdict ${verdictTones[verdict]}`}>
          <h1>{verdictSentence(summary)}</h1>
          <p>
            {tool.name} {tool.version}
          </p>
        </div>
        {!complete && (
          <p class="broken-off" role="alert">
            What was not reached is shown as not run; the verdict covers only what was seen.
          </p>
        )}
        <Facts rows={factsOf(summary)} />
      </header>
      <div class="sided">
        <aside>
          <Contents parts={parts} />
          <Filter clauses={run.clauses} />
        </aside>
        <main>
          {parts.map(({ id, title, content, count }) => (
            <section
              class={count === null ? undefined : 'part'}
              data-group={count === null ? undefined : true}
            >
              <h2 id={id}>{title}</h2>
              {content}
            </section>
          ))}
          <footer>
            {tool.name} {tool.version}, {startedAt}
          </footer>
        </main>
      </div>
    </>
  );
  const title = `${verdict}${complete ? '' : ', incomplete'} · ${tool.name}`;
  return renderPage({ title, script: pageScript, body });
}

const factsOf = (summary: Summary): readonly (readonly [string, string])[] => [
  ...targetRemarks(summary.target).map((remark) => ['Target', remark] as const),
  ...Object.entries(urlsOf(summary.target)).map(([product, url]) => [`Target ${product}`, url] as const),
  ...summary.contracts.map(({ operation, edition }) => [operation, edition] as const),
  ['Profile', `${summary.profile}, seed ${summary.seed}${partWords(summary)}`],
  ['Scope', scopeWords(summary.scope)],
  ...reducedWords(summary).map((it): readonly [string, string] => ['Reduced', it]),
  ['Requests', `${grouped(summary.requests)} in ${duration(summary.durationMs)}`],
  ['Started', summary.startedAt],
];
