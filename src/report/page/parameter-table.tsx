import type { Counterexample } from '../../results/summary.ts';
import { quote, shorten } from '../text.ts';
import { parameterOf } from '../words.ts';

const nameColumns = 120;
const valueColumns = 300;

/** The request beside its twin; rows in which they differ are marked. */
export function ParameterTable({ parameters, twin, differsFromValidIn: differs }: Counterexample) {
  const names = [...new Set([...differs, ...Object.keys(parameters)])];
  if (names.length === 0) return <p class="dim">No parameters.</p>;
  return (
    <table class={`stacked parameters${twin === null ? '' : ' twinned'}`}>
      <thead>
        <tr>
          <th>Parameter</th>
          <th>As sent</th>
          {twin !== null && <th>In the accepted twin</th>}
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr class={differs.includes(name) ? 'differs' : undefined}>
            <td>
              <code>{shorten(name, nameColumns)}</code>
            </td>
            <td data-label="Sent">
              <Value text={parameterOf(parameters, name)} />
            </td>
            {twin !== null && (
              <td data-label="Twin">
                <Value text={parameterOf(twin.parameters, name)} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ text }: { readonly text: string | undefined }) {
  return text === undefined ? <span class="dim">absent</span> : <code>{quote(text, valueColumns)}</code>;
}
