import { clauseLabels } from '../clause-labels.ts';
import { findingAnchor } from '../finding-anchor.ts';
import type { ReportedClause } from '../finished-run.ts';
import { groupBy } from '../group-by.ts';
import { shownOutcome } from '../outcomes.ts';
import { counted, judgedWords } from '../words.ts';
import { filtered } from './filtered.ts';
import { OutcomeBadge } from './outcome-badge.tsx';
import { SourceLink } from './source-link.tsx';

/** Every clause under its operation and subject, whatever came of it. */
export function EveryClause({ clauses }: { readonly clauses: readonly ReportedClause[] }) {
  return (
    <div data-all>
      {[...groupBy(clauses, ({ clause }) => clause.operation)].map(([operation, members]) => (
        <section data-group>
          <h3 id={`operation-${operation}`}>
            {operation} <span class="dim">{counted(members.length, 'clause')}</span>
          </h3>
          {[...groupBy(members, ({ clause }) => clause.subject)].map(([subject, rows]) => (
            <div data-group>
              <h4>{subject}</h4>
              {rows.map((row) => (
                <Clause {...row} />
              ))}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function Clause({ clause, result }: ReportedClause) {
  const { id, level, statement, source } = clause;
  const { reason, observation, counterexample } = result;
  const outcome = shownOutcome(result);
  const hasFinding = counterexample !== null || outcome === 'violates';
  return (
    <div class="clause" id={`clause-${id}`} {...filtered(clause, outcome)}>
      <div>
        <OutcomeBadge outcome={outcome} />
      </div>
      <div>
        <p>
          <code>{clauseLabels(clause, '').rule}</code> <span class="dim">{level}</span>
        </p>
        <p>{statement}</p>
        <p>
          {reason}
          {hasFinding && (
            <>
              {' '}
              <a href={`#${findingAnchor(id, outcome)}`}>See the finding.</a>
            </>
          )}
        </p>
        {observation !== null && <p>Observed: {observation}</p>}
        <p class="dim">
          Judged: {judgedWords(clause, result)}. <SourceLink {...source} />
        </p>
      </div>
    </div>
  );
}
