import type { ReportedClause } from '../finished-run.ts';
import { groupBy } from '../group-by.ts';
import { type ShownOutcome, shownOutcome } from '../outcomes.ts';
import { counted } from '../words.ts';
import { ClauseLink } from './clause-link.tsx';
import { filtered } from './filtered.ts';
import { OutcomeBadge } from './outcome-badge.tsx';

interface ByReasonProps {
  readonly outcome: ShownOutcome;
  readonly clauses: readonly ReportedClause[];
}

/** The clauses of one outcome under their reasons, each reason once, that of the most clauses first. */
export function ByReason({ outcome, clauses }: ByReasonProps) {
  const concerned = clauses.filter(({ result }) => shownOutcome(result) === outcome);
  const groups = [...groupBy(concerned, ({ result }) => result.reason)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  return (
    <>
      {groups.map(([reason, members]) => (
        <section class="reason" data-group>
          <h3>
            <OutcomeBadge outcome={outcome} /> {reason}{' '}
            <span class="dim">{counted(members.length, 'clause')}</span>
          </h3>
          <ul>
            {members.map(({ clause }) => (
              <li {...filtered(clause, outcome)}>
                <ClauseLink id={clause.id} /> <span class="dim">{clause.level}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
