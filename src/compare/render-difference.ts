import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import { columnsOf, quote, shorten, visible } from '../report/text.ts';
import { answerHead, counted } from '../report/words.ts';
import { hang, wrap } from '../report/wrap.ts';
import type { Differences } from './first-difference.ts';

const between = ' │ ';
/** Of a longer body the rest tells little. */
const bodyLines = 12;

/** Where two targets part, in lines of at most `columns`: the first request that they answer otherwise, side by side. */
export function renderDifference(
  { compared, differing, first }: Differences,
  columns: number,
): readonly string[] {
  if (compared === 0) return wrap('There is no request that both were sent.', columns);
  if (first === null)
    return wrap(
      `All ${counted(compared, 'request')} that both were sent were answered with the same status and code.`,
      columns,
    );
  const { before, after } = first;
  const width = Math.floor((columns - between.length) / 2);
  const names = Object.keys(before.parameters);
  return [
    ...wrap(
      `${differing} of ${counted(compared, 'request')} that both were sent were answered otherwise. The first:`,
      columns,
    ),
    '',
    ...hang('  ', `${before.case}${before.clause === null ? '' : `, for ${before.clause}`}`, columns),
    ...names.map((name) => {
      const front = `    ${shorten(visible(name), 30)}  `;
      return front + quote(before.parameters[name] ?? '', columns - columnsOf(front));
    }),
    '',
    ...sideBySide(answerLines(before, width), answerLines(after, width), width),
  ];
}

function answerLines(
  { ordinal, request, response, failure }: RecordedExchange,
  width: number,
): readonly string[] {
  const where = wrap(visible(`${request.headers.host ?? ''}, request ${ordinal}`), width);
  if (response === undefined)
    return [...where, ...wrap(visible(`no answer: ${failure?.message ?? ''}`), width)];
  const body = wrap(visible(response.body), width);
  return [
    ...where,
    ...wrap(visible(answerHead(response)), width),
    ...body.slice(0, bodyLines),
    ...(body.length > bodyLines ? ['…'] : []),
  ];
}

function sideBySide(left: readonly string[], right: readonly string[], width: number): readonly string[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const line = left[index] ?? '';
    const gap = ' '.repeat(Math.max(0, width - columnsOf(line)));
    return `${line}${gap}${between}${right[index] ?? ''}`.trimEnd();
  });
}
