import { groupBy } from '../report/group-by.ts';
import { outcomeLooks } from '../report/outcomes.ts';
import { filtered } from '../report/page/filtered.ts';
import type { Cell, Column, Matrix, Row } from './matrix.ts';

/** Clauses down, runs across, each operation under its name. */
export function MatrixTable({ columns, rows }: Pick<Matrix, 'columns' | 'rows'>) {
  return (
    <section class="matrix" tabindex={0} aria-label="Clauses and runs">
      <table class="runs" data-all>
        <thead>
          <tr>
            <th scope="col">Clause</th>
            {columns.map((column) => (
              <Head {...column} />
            ))}
          </tr>
        </thead>
        {[...groupBy(rows, ({ operation }) => operation)].map(([operation, members]) => (
          <tbody data-group>
            <tr class="group">
              <th colspan={columns.length + 1} scope="rowgroup">
                {operation}
              </th>
            </tr>
            {members.map((row) => (
              <Line {...row} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Head({ target, day, about, report, verdict }: Column) {
  const name = (
    <>
      {target}
      <small>{day}</small>
    </>
  );
  return (
    <th scope="col" title={`${about}: ${verdict}`}>
      {report === null ? name : <a href={report}>{name}</a>}
    </th>
  );
}

function Line(row: Row) {
  const { id, operation, level, statement, cells, changes, isViolated } = row;
  const kinds = [changes ? 'changing' : 'steady', isViolated ? 'violated' : 'unviolated'].join(' ');
  return (
    <tr class={kinds} id={`row-${id}`} {...filtered(row)}>
      <th scope="row">
        <code>
          <Breakable name={id.slice(operation.length + 1)} />
        </code>{' '}
        <span class="dim">{level}</span>
        <small>{statement}</small>
      </th>
      {cells.map((cell) =>
        cell === null ? (
          <td class="quiet" title="not in this run">
            –
          </td>
        ) : (
          <Outcome {...cell} />
        ),
      )}
    </tr>
  );
}

function Outcome({ outcome, reason, link, isChanged }: Cell) {
  const { glyph, title, tone } = outcomeLooks[outcome];
  const mark = (
    <span class={`badge ${tone}`}>
      <span aria-hidden="true">{glyph}</span>
      <span class="word"> {title}</span>
    </span>
  );
  return (
    <td class={isChanged ? 'changed' : undefined} title={reason.slice(0, 300)}>
      {link === null ? mark : <a href={link}>{mark}</a>}
    </td>
  );
}

/** A name that goes on in a new line behind a dot, where it has to, rather than within a word. */
function Breakable({ name }: { readonly name: string }) {
  const [first, ...rest] = name.split('.');
  return (
    <>
      {first}
      {rest.map((part) => (
        <>
          .<wbr />
          {part}
        </>
      ))}
    </>
  );
}
