import { curlLine } from '../client/curl.ts';
import { readFormat } from '../client/read-request.ts';
import type { Contract } from '../contract/contract.ts';
import type { Parameters } from '../contract/test-case.ts';
import { tokenName } from '../contract/token-name.ts';
import type { Counterexample, ShownResponse } from './clause-result.ts';
import { describeReply } from './describe-reply.ts';
import type { Observation } from './observation.ts';
import type { RecordedExchange } from './recorded-exchange.ts';
import type { ExecutedStep } from './sequences/executed.ts';

/** URLs of a target by product. */
export type TargetUrls = Readonly<Record<string, string>>;

const mostBody = 4000;

/** What a report shows of a request that contradicts a clause, beside an accepted one that comes close to it. */
export function counterexampleOf(
  contract: Contract,
  target: TargetUrls,
  observation: Observation,
  accepted: Observation | null,
  expected: string,
): Counterexample {
  const { exchange, values } = observation;
  return {
    case: exchange.case,
    parameters: values,
    differsFromValidIn: accepted === null ? [] : differences(contract, values, accepted.values),
    expected,
    response: shownResponse(exchange),
    twin:
      accepted === null ? null : { parameters: accepted.values, response: shownResponse(accepted.exchange) },
    curl: curlOf(contract, target, exchange),
    ...sentAs(exchange),
  };
}

/** In what way a request was sent otherwise than requests usually are: what it breaks may lie in that alone. */
function sentAs({ request }: RecordedExchange): Pick<Counterexample, 'sentAs'> {
  const ways = [
    ...(readFormat(request) === 'XML' ? ['Format=XML'] : []),
    ...(request.method === 'POST' ? [] : [`method ${request.method}`]),
    ...(request.body === '' ? [] : ['parameters in the body']),
  ];
  return ways.length === 0 ? {} : { sentAs: ways };
}

/** What came of each of some creates, in sentences; refusals that follow one another and are the same are one. */
export function createSentences(contract: Contract, creates: readonly Observation[]): readonly string[] {
  const told: {
    readonly ways: string;
    readonly token: string;
    readonly came: string;
    readonly at: number[];
  }[] = [];
  for (const { values, reply, exchange, expectation } of creates) {
    const own = values[tokenName(contract)];
    const token = own === undefined ? 'no token' : `token ${own}`;
    const ways = [...(expectation.dryRun ? ['a check only'] : []), ...(sentAs(exchange).sentAs ?? [])]
      .map((way) => `${way}, `)
      .join('');
    const id = reply.kind === 'accepted' ? ` as ${reply.id ?? 'nothing'}` : '';
    const came = `${describeReply(reply)}${id}`;
    const before = told.at(-1);
    if (reply.kind !== 'accepted' && before?.came === came && before.ways === ways)
      before.at.push(exchange.ordinal);
    else told.push({ ways, token, came, at: [exchange.ordinal] });
  }
  return told.map(({ ways, token, came, at }) =>
    at.length === 1
      ? `request ${at[0]} with ${ways}${token} was ${came}`
      : `requests ${at[0]} to ${at.at(-1)}, ${ways}${at.length} in all, were ${came}`,
  );
}

/** The steps of a sequence in sentences, and what was wrong. */
export function stepSentences(
  contract: Contract,
  steps: readonly ExecutedStep[],
  wrong: string,
  create: (ordinal: number) => Observation,
): readonly string[] {
  const sentences = steps.flatMap((step): readonly string[] => {
    if (step.kind === 'create')
      return createSentences(
        contract,
        step.answers.map(({ ordinal }) => create(ordinal)),
      );
    if (step.kind === 'pause') return ['other requests came in between'];
    return step.kind === 'count' && step.ids !== undefined
      ? [`the target lists ${step.ids.length} of them`]
      : [];
  });
  return [...sentences, wrong];
}

/** An answer as reports show it; with status 0 the body says why there is none. */
export function shownResponse({ response, failure }: RecordedExchange): ShownResponse {
  if (response === undefined) return { status: 0, body: failure?.message ?? 'no answer' };
  const { status, body } = response;
  return { status, body: body.length > mostBody ? `${body.slice(0, mostBody)}…` : body };
}

/** A shell command that sends `exchange`’s request again, unsigned. */
function curlOf({ product }: Contract, target: TargetUrls, exchange: RecordedExchange): string {
  return curlLine(exchange.request, target[product] ?? Object.values(target)[0] ?? 'http://127.0.0.1');
}

/** Names of the parameters in which two requests differ; tokens, which always do, only when one has none. */
function differences(contract: Contract, one: Parameters, other: Parameters): readonly string[] {
  const token = tokenName(contract);
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const differing = names.filter((name) => one[name] !== other[name]);
  const besides = differing.filter(
    (name) => name !== token || one[name] === undefined || other[name] === undefined,
  );
  return besides.length > 0 ? besides : differing;
}
