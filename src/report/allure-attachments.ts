import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import type { Counterexample, ShownResponse } from '../results/summary.ts';
import { codePointLength, startOf } from './text.ts';

/** A text beside an Allure result. */
export interface AllureText {
  readonly name: string;
  readonly content: string;
}

const longestBody = 64 * 1024;

const bounded = (body: string): string =>
  body.length > longestBody
    ? `${startOf(body, longestBody)}\n… (cut; ${codePointLength(body)} characters in all)`
    : body;

const headerLines = (headers: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

/** An exchange as two texts, as it went over the wire. */
export function exchangeTexts(
  title: string,
  { request, response, failure }: RecordedExchange,
): readonly AllureText[] {
  const sent = [
    `${request.method} ${request.path}`,
    ...headerLines(request.headers),
    '',
    bounded(request.body),
  ];
  const received =
    response === undefined
      ? [`no answer: ${failure?.kind ?? 'unknown'}: ${failure?.message ?? ''}`]
      : [String(response.status), ...headerLines(response.headers), '', bounded(response.body)];
  return [
    { name: `${title}: request`, content: sent.join('\n') },
    { name: `${title}: response`, content: received.join('\n') },
  ];
}

const responseText = ({ status, body }: ShownResponse): string =>
  status === 0 ? `no answer: ${body}` : `${status}\n\n${bounded(body)}`;

const parametersText = (parameters: Readonly<Record<string, string>>): string =>
  JSON.stringify(parameters, null, 2);

/** The request that breaks the clause, its answer and how to send it by hand. */
export const counterexampleTexts = ({
  parameters,
  response,
  curl,
}: Counterexample): readonly AllureText[] => [
  { name: 'Request', content: parametersText(parameters) },
  { name: 'Response', content: responseText(response) },
  { name: 'curl', content: curl },
];

/** The accepted twin and its answer. */
export const twinTexts = ({ twin }: Counterexample): readonly AllureText[] =>
  twin === null
    ? []
    : [
        { name: 'Twin: request', content: parametersText(twin.parameters) },
        { name: 'Twin: response', content: responseText(twin.response) },
      ];
