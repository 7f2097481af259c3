import type { Counterexample, ShownResponse } from '../../results/summary.ts';
import { codePointLength, startOf } from '../text.ts';
import { answerHead, grouped } from '../words.ts';
import { ParameterTable } from './parameter-table.tsx';

interface ExchangeProps {
  /** The clause. */
  readonly id: string;
  readonly counterexample: Counterexample;
  /** The ordinal of the request that first showed it; null where none did. */
  readonly firstAt: number | null;
}

/** What was sent and what came, folded away, and buttons that copy how it is seen again. */
export function Exchange({ id, counterexample, firstAt }: ExchangeProps) {
  const { steps, twin, expected, response, sentAs = [] } = counterexample;
  const lines = linesOf(id, counterexample);
  return (
    <>
      <p class="scripted buttons" hidden>
        {lines.map(({ button, anchor }) => (
          <button type="button" data-copy={anchor}>
            {button}
          </button>
        ))}
      </p>
      <details>
        <summary>The whole exchange</summary>
        {steps !== undefined && (
          <>
            <h4>Steps</h4>
            <ol>
              {steps.map((step) => (
                <li>{step}</li>
              ))}
            </ol>
          </>
        )}
        <h4>{steps === undefined ? 'Smallest request' : 'Request'}</h4>
        <ParameterTable {...counterexample} />
        {sentAs.length > 0 && <p>Sent with {sentAs.join(', ')}.</p>}
        <div class="pair">
          <div>
            <h4>Expected</h4>
            <p class="good">{expected}</p>
          </div>
          <div>
            <h4>Actual{firstAt !== null && `, first at request ${grouped(firstAt)} of the run`}</h4>
            <Answer {...response} />
          </div>
        </div>
        {twin !== null && (
          <>
            <h4>Answer to the accepted twin</h4>
            <Answer {...twin.response} />
          </>
        )}
        {lines.map(({ title, anchor, text }) => (
          <>
            <h4>{title}</h4>
            <pre id={anchor}>{text}</pre>
          </>
        ))}
      </details>
    </>
  );
}

/** The line and the command under which a finding is seen again, for who copies them and for who reads them. */
const linesOf = (id: string, { curl, rerun }: Counterexample) =>
  [
    { title: 'Again', button: 'Copy rerun line', anchor: `rerun-${id}`, text: rerun },
    { title: 'By hand', button: 'Copy curl', anchor: `curl-${id}`, text: curl },
  ].filter(({ text }) => text !== undefined);

const bodyCharacters = 8000;

function Answer(response: ShownResponse) {
  const { body } = response;
  const characters = codePointLength(body);
  return (
    <>
      <p>
        <strong>{answerHead(response)}</strong>
      </p>
      <pre>{body === '' ? <span class="dim">no body</span> : startOf(body, bodyCharacters)}</pre>
      {characters > bodyCharacters && (
        <p class="dim">
          The first {grouped(bodyCharacters)} of {grouped(characters)} characters.
        </p>
      )}
    </>
  );
}
