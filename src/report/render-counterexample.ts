import type { Counterexample, ShownResponse } from '../results/summary.ts';
import type { ReportedClause } from './finished-run.ts';
import type { Painter } from './painter.ts';
import { columnsOf, quote, shorten, visible, visibleLines } from './text.ts';
import { answerHead, counted, judgedWords, parameterOf } from './words.ts';
import { hang, wrap } from './wrap.ts';

/** How a counterexample is laid out. */
export interface CounterexampleLayout {
  readonly columns: number;
  readonly paint: Painter;
  /** Longest curl line to show; unlimited unless stated. */
  readonly curlLength?: number;
}

const margin = '  ';
const label = (text: string): string => `${margin}${text.padEnd(10)}`;

/** The request's parameters, and under each that differs what the accepted twin has in its place. */
function parameterLines(counterexample: Counterexample, { columns, paint }: CounterexampleLayout): string[] {
  const { parameters, twin, differsFromValidIn: differs } = counterexample;
  const missing = differs.filter((name) => !Object.hasOwn(parameters, name));
  const names = [...Object.keys(parameters), ...missing];
  if (names.length === 0) return [`${margin}  (no parameters)`];
  const nameColumns = Math.min(Math.max(...names.map(columnsOf)), Math.floor(columns / 3));
  const row = (mark: string, name: string, value: string): string => {
    const shown = shorten(name, nameColumns);
    const front = `${margin}${mark} ${shown}${' '.repeat(Math.max(nameColumns - columnsOf(shown), 0))}  `;
    return front + quote(value, columns - columnsOf(front));
  };
  return names.flatMap((name) => {
    const sent = parameterOf(parameters, name);
    if (!differs.includes(name)) return sent === undefined ? [] : [row(' ', name, sent)];
    const valid = parameterOf(twin?.parameters ?? {}, name);
    return [
      ...(sent === undefined ? [] : [paint.red(row('+', name, sent))]),
      ...(valid === undefined ? [] : [paint.green(row('-', name, valid))]),
    ];
  });
}

function heading(
  { differsFromValidIn: differs, twin, parameters, steps }: Counterexample,
  paint: Painter,
): string {
  const title = paint.bold(`${margin}${steps === undefined ? 'Smallest request' : 'Request'}`);
  if (differs.length === 0) return title;
  const plus = differs.some((name) => Object.hasOwn(parameters, name)) ? paint.red('+ as sent') : '';
  const minus = differs.some((name) => Object.hasOwn(twin?.parameters ?? {}, name))
    ? paint.green('- in its accepted twin')
    : twin === null
      ? ''
      : paint.green('its accepted twin is without');
  return [title, plus, minus].filter((part) => part !== '').join('   ');
}

/** Status and code of an answer, and under them its body on some four lines. */
function answerLines(title: string, response: ShownResponse, columns: number): readonly string[] {
  const front = label(title);
  const room = columns - columnsOf(front);
  const head = answerHead(response);
  if (response.body === '') return hang(front, `${head} without a body`, columns);
  const body = shorten(response.body.trim(), 3 * room);
  return [...hang(front, head, columns), ...hang(' '.repeat(front.length), body, columns)];
}

/** An answer on one line. */
function answerLine(title: string, response: ShownResponse, columns: number): string {
  const front = `${label(title)}${answerHead(response)} `;
  return front + shorten(response.body.trim(), columns - columnsOf(front));
}

/** Unbroken, so that it can be copied; visible, so that it cannot play tricks on the terminal. */
const byHand = (curl: string, limit = Number.POSITIVE_INFINITY): string =>
  curl.length > limit
    ? `the curl line has ${counted(curl.length, 'character')}: see report.html`
    : visibleLines(curl);

/** Why and how a clause is broken: reading, source, smallest request beside its twin, expected and actual. */
export function renderCounterexample(
  { clause, result }: ReportedClause,
  layout: CounterexampleLayout,
): readonly string[] {
  const { columns, paint } = layout;
  const { document, edition, place } = clause.source;
  const source = wrap(visible(`${document} (${edition}): ${place}`), columns - margin.length);
  const about = [
    ...wrap(visible(clause.statement), columns - margin.length).map((line) => margin + line),
    ...source.map((line) => paint.dim(margin + line)),
    '',
  ];
  const counterexample = result.counterexample;
  if (counterexample === null) return [...about, ...hang(label('Reason'), visible(result.reason), columns)];
  const { twin, steps = [], sentAs = [], expected, response, curl, rerun } = counterexample;
  return [
    ...about,
    ...(steps.length === 0 ? [] : [paint.bold(`${margin}Steps`)]),
    ...steps.flatMap((step, index) => hang(`${margin}  ${index + 1}. `, visible(step), columns)),
    ...(steps.length === 0 ? [] : ['']),
    heading(counterexample, paint),
    ...parameterLines(counterexample, layout),
    ...(sentAs.length === 0 ? [] : [`${margin}  ${paint.dim('sent with')} ${sentAs.join(', ')}`]),
    '',
    ...hang(label('Expected'), visible(expected), columns).map(paint.green),
    ...answerLines('Actual', response, columns).map(paint.red),
    ...(twin === null ? [] : [paint.dim(answerLine('Twin', twin.response, columns))]),
    ...hang(label('Reason'), visible(result.reason), columns),
    ...(result.firstViolationAt === null
      ? []
      : [
          `${label('Found')}at request ${result.firstViolationAt} of the run`,
          ...hang(label('Judged'), judgedWords(clause, result), columns),
        ]),
    '',
    ...(rerun === undefined ? [] : [label('Again') + paint.cyan(rerun)]),
    label('By hand') + paint.dim(byHand(curl, layout.curlLength)),
  ];
}
