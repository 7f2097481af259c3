import type { Level } from '../../contract/clause.ts';
import type { Summary } from '../../results/summary.ts';
import { shownOutcome, tally } from '../outcomes.ts';
import { grouped } from '../words.ts';
import { OutcomeBadge } from './outcome-badge.tsx';

const levels: readonly Level[] = ['must', 'should', 'open'];

/** Outcomes down; all, levels, then operations across. */
export function CountsTable({ clauses, contracts }: Pick<Summary, 'clauses' | 'contracts'>) {
  const operations = contracts.map(({ operation }) => operation);
  return (
    <div class="scroll">
      <table class="counts">
        <thead>
          <tr>
            <th>Clauses</th>
            {['all', ...levels].map((name) => (
              <th class="number">{name}</th>
            ))}
            {operations.map((name) => (
              <th class="number aside">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tally(clauses).map(([outcome, total]) => {
            const own = clauses.filter((clause) => shownOutcome(clause) === outcome);
            return (
              <tr>
                <td>
                  <OutcomeBadge outcome={outcome} />
                </td>
                <Count of={total} />
                {levels.map((level) => (
                  <Count of={own.filter((clause) => clause.level === level).length} />
                ))}
                {operations.map((operation) => (
                  <Count of={own.filter((clause) => clause.operation === operation).length} isAside />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A cell with a number. `isAside`: a narrow page has no room for it. */
function Count({ of: count, isAside = false }: { readonly of: number; readonly isAside?: boolean }) {
  return <td class={isAside ? 'number aside' : 'number'}>{count === 0 ? '·' : grouped(count)}</td>;
}
