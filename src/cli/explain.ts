import { usualOperations } from '../../specs/usual-operations.ts';
import { quoted } from '../client/quoted.ts';
import type { Clause } from '../contract/clause.ts';
import type { Contract } from '../contract/contract.ts';
import { nearHint } from '../contract/near-names.ts';
import type { Parameters, PlannedRequest } from '../contract/test-case.ts';
import { createPainter, type Painter } from '../report/painter.ts';
import { columnsOf, quote, shorten, visible } from '../report/text.ts';
import { counted } from '../report/words.ts';
import { hang, wrap } from '../report/wrap.ts';
import { describeTest } from './describe-test.ts';
import {
  type ExampleRequest,
  type ExampleSide,
  exampleRequests,
  startingRequest,
} from './example-requests.ts';
import { exitCodes } from './exit-code.ts';
import { knownContracts } from './known-contracts.ts';
import { ruleOf } from './select-clauses.ts';
import { colorsIn, columnsIn } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What the command line gives beside the id. */
export interface ExplainFlags {
  readonly color?: boolean;
}

interface Page {
  readonly columns: number;
  readonly paint: Painter;
}

/** `clausewise explain ID`: one clause with example requests on both sides of its line; comes to the exit code. */
export async function explainCommand(id: string, flags: ExplainFlags): Promise<number> {
  const { clause, contract } = find(id, await knownContracts());
  const page = {
    columns: columnsIn(process.stdout),
    paint: createPainter(colorsIn(process.stdout, flags.color)),
  };
  const lines = [...aboutLines(clause, contract, page), ...requestLines(clause, contract, page)];
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCodes.conforms;
}

/** The clause of this id; the operation may be left off where that is clear. */
function find(id: string, contracts: readonly Contract[]): { clause: Clause; contract: Contract } {
  const all = contracts.flatMap((contract) => contract.clauses.map((clause) => ({ clause, contract })));
  const exact = all.filter(({ clause }) => clause.id === id);
  const [found, another] =
    exact.length > 0 ? exact : usualFirst(all.filter(({ clause }) => ruleOf(clause) === id));
  const ids = all.map(({ clause }) => clause.id);
  if (found === undefined) {
    throw new UsageError(
      `There is no clause ${quoted(id)}.`,
      nearHint(id, ids, '`clausewise list` shows every clause.'),
    );
  }
  if (another !== undefined) {
    throw new UsageError(
      `${quoted(id)} is a clause of several operations.`,
      `Give the whole id: ${found.clause.id} or ${another.clause.id}.`,
    );
  }
  return found;
}

/** Where one of the usual operations has such a clause, that is meant. */
function usualFirst<T extends { readonly contract: Contract }>(found: readonly T[]): readonly T[] {
  const usual = found.filter(({ contract }) => usualOperations.includes(contract.operation));
  return usual.length > 0 ? usual : found;
}

function aboutLines(clause: Clause, contract: Contract, { columns, paint }: Page): readonly string[] {
  const { document, edition, place, url } = clause.source;
  const { how, needs, untested } = describeTest(clause, contract);
  const row = (label: string, text: string) => hang(`  ${label.padEnd(10)}`, text, columns);
  return [
    `${paint.bold(clause.id)}  ${paint.dim(clause.level)}`,
    '',
    ...wrap(clause.statement, columns - 2).map((line) => `  ${line}`),
    '',
    ...row('Source', `${document} (${edition})`),
    ...row('', place),
    ...(url === undefined ? [] : [`            ${url}`]),
    ...row('Tested', how),
    ...(needs.length === 0 ? [] : row('Needs', needs.join(' and '))),
    ...(untested === null ? [] : row('Untested', untested)),
    '',
  ];
}

function requestLines(clause: Clause, contract: Contract, page: Page): readonly string[] {
  const sides = exampleRequests(clause, contract);
  if (sides.length > 0) return sides.flatMap((side) => sideLines(side, page));
  if (clause.method.kind === 'none') return [];
  return [
    page.paint.bold('  Its requests start from'),
    ...parameterLines(startingRequest(clause, contract), [], page),
    '',
  ];
}

const titles: { readonly [S in ExampleSide['side']]: string } = {
  accept: 'Valid requests',
  refuse: 'Invalid requests',
  open: 'Requests that the documents leave open',
};

function sideLines({ side, examples, total }: ExampleSide, page: Page): readonly string[] {
  const { paint } = page;
  const count = total > examples.length ? `  ${examples.length} of ${counted(total, 'request')}` : '';
  return [
    `  ${paint.bold(titles[side])}${paint.dim(count)}`,
    '',
    ...examples.flatMap((example) => exampleLines(example, side, page)),
  ];
}

function exampleLines(
  { label, request, differs, expected }: ExampleRequest,
  side: ExampleSide['side'],
  page: Page,
): readonly string[] {
  const { columns, paint } = page;
  const tone = side === 'refuse' ? paint.red : side === 'accept' ? paint.green : paint.dim;
  return [
    ...hang('  · ', visible(label), columns),
    ...parameterLines(request.parameters, differs, page),
    ...wayLines(request, columns),
    ...hang('      → ', expected, columns).map(tone),
    '',
  ];
}

/** How many parameters that make no difference are shown. */
const mostAlike = 12;

/** The parameters, those that make the difference marked. */
function parameterLines(
  parameters: Parameters,
  differs: readonly string[],
  { columns }: Page,
): readonly string[] {
  const names = [...Object.keys(parameters), ...differs.filter((name) => parameters[name] === undefined)];
  const alike = names.filter((name) => !differs.includes(name));
  const hidden = new Set(alike.slice(mostAlike));
  const shown = names.filter((name) => !hidden.has(name));
  const width = Math.min(Math.max(...shown.map(columnsOf), 0), Math.floor(columns / 3));
  const row = (name: string): string => {
    const cut = shorten(name, width);
    const mark = differs.includes(name) ? '*' : ' ';
    const front = `    ${mark} ${cut}${' '.repeat(Math.max(width - columnsOf(cut), 0))}  `;
    return front + shownValue(parameters[name], columns - columnsOf(front));
  };
  return [...shown.map(row), ...(hidden.size === 0 ? [] : [`      … and ${hidden.size} more`])];
}

function shownValue(value: string | undefined, columns: number): string {
  if (value === undefined) return '(left off)';
  const fresh = /^\{fresh:(\d+)\}$/.exec(value)?.[1];
  return fresh === undefined
    ? quote(value, columns)
    : `(${counted(Number(fresh), 'letter')}, new in each request)`;
}

/** How the request is carried, where that is not as usual. */
function wayLines(
  { method, place, format, omit, again, raw }: PlannedRequest,
  columns: number,
): readonly string[] {
  const ways = [
    ...(method === 'GET' ? ['as a GET request'] : []),
    ...(place === 'body' ? ['in the body of the request'] : []),
    ...(place === 'split' ? ['some in the query and some in the body of the request'] : []),
    ...(format === 'XML' ? ['answered as XML'] : []),
    ...omit.map((name) => `without ${name}`),
    ...again.map(([name, value]) => `${name} once more, as ${quote(value, 40)}`),
    ...(raw === '' ? [] : [`followed by ${quote(raw, 40)}`]),
  ];
  return ways.length === 0 ? [] : hang('      ', `(${ways.join(', ')})`, columns);
}
