import { isStale, type JudgedException } from '../../exceptions/apply-exceptions.ts';
import { exceptionWords } from '../exception-words.ts';
import { ClauseLink } from './clause-link.tsx';

const standings: { readonly [S in JudgedException['standing']]: string } = {
  holds: '~ holds',
  kept: '✗ to remove',
  expired: '✗ expired',
  otherwise: '✗ fails otherwise',
  untold: '? not told',
};

/** Known deviations, those first that have to be looked at, each with the clauses that it covers. */
export function Exceptions({ exceptions }: { readonly exceptions: readonly JudgedException[] }) {
  const sorted = [...exceptions.filter(isStale), ...exceptions.filter((it) => !isStale(it))];
  return (
    <>
      {sorted.map((exception) => (
        <Exception exception={exception} />
      ))}
    </>
  );
}

function Exception({ exception }: { readonly exception: JudgedException }) {
  const { clause, clauses, standing } = exception;
  const tone = isStale(exception) ? 'bad' : standing === 'untold' ? 'unsure' : 'notice';
  return (
    <section class="reason">
      <h3>
        <span class={`badge ${tone}`}>{standings[standing]}</span> <code>{clause}</code>
      </h3>
      <p>{exceptionWords(exception)}</p>
      <ul>
        {clauses.map((id) => (
          <li>
            <ClauseLink id={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}
