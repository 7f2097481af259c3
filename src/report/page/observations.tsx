import type { ReportedClause } from '../finished-run.ts';
import { shownOutcome } from '../outcomes.ts';
import { ClauseLink } from './clause-link.tsx';
import { filtered } from './filtered.ts';

/** What the target did where the documents say nothing. */
export function Observations({ observed }: { readonly observed: readonly ReportedClause[] }) {
  return (
    <>
      <p class="dim">The documents are silent here or contradict themselves. Nothing of this is judged.</p>
      <table class="stacked">
        <thead>
          <tr>
            <th>Clause</th>
            <th>Open point</th>
            <th>Observed</th>
          </tr>
        </thead>
        <tbody>
          {observed.map(({ clause, result }) => (
            <tr {...filtered(clause, shownOutcome(result))}>
              <td>
                <ClauseLink id={clause.id} />
              </td>
              <td>{clause.statement}</td>
              <td data-label="Observed">{result.observation}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
