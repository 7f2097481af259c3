import type { ComponentChildren } from 'preact';
import { receivedIn } from '../../exceptions/received-in.ts';
import type { ClauseResult, Counterexample } from '../../results/summary.ts';
import { findingAnchor } from '../finding-anchor.ts';
import type { ReportedClause } from '../finished-run.ts';
import { shownOutcome } from '../outcomes.ts';
import { quote, shorten } from '../text.ts';
import { answerHead, counted, parameterOf } from '../words.ts';
import { Exchange } from './exchange.tsx';
import { filtered } from './filtered.ts';
import { OutcomeBadge } from './outcome-badge.tsx';
import { SourceLink } from './source-link.tsx';

/** A finding in three lines: what is documented, what was sent, what came; the whole exchange opens on demand. */
export function Finding({ clause, result }: ReportedClause) {
  const { counterexample, reason } = result;
  const outcome = shownOutcome(result);
  return (
    <article id={findingAnchor(clause.id, outcome)} class={outcome} {...filtered(clause, outcome)}>
      <h3>
        <OutcomeBadge outcome={outcome} /> <code>{clause.id}</code> <span class="dim">{clause.level}</span>
      </h3>
      <dl class="finding">
        <Line name="Documented">
          {clause.statement}{' '}
          <span class="dim">
            <SourceLink {...clause.source} />
          </span>
        </Line>
        {counterexample === null ? (
          <Line name="Found">{reason}</Line>
        ) : (
          <>
            <Line name="Sent">
              <Sent {...counterexample} />
            </Line>
            <Line name="Received">
              <Received result={result} counterexample={counterexample} />
            </Line>
          </>
        )}
      </dl>
      {counterexample !== null && (
        <Exchange id={clause.id} counterexample={counterexample} firstAt={result.firstViolationAt} />
      )}
    </article>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

const sentColumns = 90;
const sentNames = 3;

/** What of the request matters, on a line. */
function Sent({ parameters, differsFromValidIn: differs, steps, twin, sentAs = [] }: Counterexample) {
  if (steps !== undefined) {
    const more = steps.length - 1;
    return <>{`${steps[0] ?? ''}${more > 0 ? `, and ${counted(more, 'step')} more` : ''}`}</>;
  }
  const named = differs.slice(0, sentNames);
  const others = differs.length - named.length;
  const rest = [
    ...(named.length === 0
      ? [`a request like any other, of ${counted(Object.keys(parameters).length, 'parameter')}`]
      : []),
    ...(others > 0 ? [`${counted(others, 'other parameter')}`] : []),
    ...(named.length > 0 && twin !== null ? ['all else as in an accepted request'] : []),
    ...(sentAs.length > 0 ? [`sent with ${sentAs.join(', ')}`] : []),
  ];
  return (
    <>
      {named.map((name) => {
        const text = parameterOf(parameters, name);
        return (
          <>
            <code>{shorten(name, sentColumns)}</code>{' '}
            {text === undefined ? (
              'absent'
            ) : (
              <>
                = <code>{quote(text, sentColumns)}</code>
              </>
            )}
            {'; '}
          </>
        );
      })}
      {rest.join('; ')}
    </>
  );
}

interface ReceivedProps {
  readonly result: ClauseResult;
  readonly counterexample: Counterexample;
}

/** The answer, and what it should have been, on a line. */
function Received({ result, counterexample: { response, expected } }: ReceivedProps) {
  const head = answerHead(response);
  const words = receivedIn(result);
  return (
    <>
      <strong>{head}</strong>
      {words === '' || words.includes(head) ? '' : `, ${words}`}; expected {expected}
    </>
  );
}
