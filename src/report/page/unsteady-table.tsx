import type { Unsteady } from '../../results/summary.ts';
import { shorten } from '../text.ts';
import { grouped } from '../words.ts';
import { ClauseLink } from './clause-link.tsx';

const caseColumns = 120;

/** Requests that were not always answered alike; they are no clause's violation. */
export function UnsteadyTable({ unsteady }: { readonly unsteady: readonly Unsteady[] }) {
  return (
    <>
      <p class="dim">
        The same request was not always answered alike. That is no clause's violation, and no clause it
        touched is judged by it.
      </p>
      <table class="stacked">
        <thead>
          <tr>
            <th>Clause</th>
            <th>Request</th>
            <th>Wrong answers</th>
          </tr>
        </thead>
        <tbody>
          {unsteady.map(({ clause, case: name, seen, sent }) => (
            <tr>
              <td>
                <ClauseLink id={clause} />
              </td>
              <td data-label="Request">
                <code>{shorten(name, caseColumns)}</code>
              </td>
              <td data-label="Wrong answers">
                {grouped(seen)} of {grouped(sent)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
