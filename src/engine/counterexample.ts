import { curlLine } from '../client/curl.ts';
import type { Parameters } from '../contract/case.ts';
import type { Counterexample, ShownResponse } from '../report/summary.ts';
import type { RecordedExchange } from './event.ts';
import type { Session } from './session.ts';
import type { Submitted } from './submit.ts';

const mostBody = 4000;

/** What a report shows of a request that contradicts a clause, beside its accepted twin. */
export function counterexampleOf(
  session: Session,
  submitted: Submitted,
  twin: Submitted | null,
  expected: string,
): Counterexample {
  const { exchange, values, occasion } = submitted;
  return {
    case: occasion.case,
    parameters: values,
    differsFromValidIn: twin === null ? [] : differences(session, values, twin.values),
    expected,
    response: shownResponse(exchange),
    twin: twin === null ? null : { parameters: twin.values, response: shownResponse(twin.exchange) },
    curl: curlOf(session, exchange),
  };
}

/** A shell command that sends `exchange`'s request again, unsigned. */
export function curlOf({ contract, options }: Session, exchange: RecordedExchange): string {
  return curlLine(
    exchange.request,
    options.target[contract.product] ?? Object.values(options.target)[0] ?? 'http://127.0.0.1',
  );
}

/** An answer as reports show it; with status 0 the body says why there is none. */
export function shownResponse({ response, failure }: RecordedExchange): ShownResponse {
  if (response === undefined) return { status: 0, body: failure?.message ?? 'no answer' };
  const { status, body } = response;
  return { status, body: body.length > mostBody ? `${body.slice(0, mostBody)}…` : body };
}

/** Names of the parameters in which two requests differ; tokens, which always do, only when one has none. */
function differences({ contract }: Session, one: Parameters, other: Parameters): readonly string[] {
  const token = contract.idempotence.parameter;
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const differing = names.filter((name) => one[name] !== other[name]);
  const besides = differing.filter(
    (name) => name !== token || one[name] === undefined || other[name] === undefined,
  );
  return besides.length > 0 ? besides : differing;
}
