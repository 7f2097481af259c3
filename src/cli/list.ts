import { usualOperations } from '../../specs/usual-operations.ts';
import { quoted } from '../client/quoted.ts';
import type { Clause } from '../contract/clause.ts';
import type { Contract } from '../contract/contract.ts';
import { createPainter, type Painter } from '../report/painter.ts';
import { counted } from '../report/words.ts';
import { hang, wrap } from '../report/wrap.ts';
import { describeTest } from './describe-test.ts';
import { exitCodes } from './exit-code.ts';
import { knownContracts } from './known-contracts.ts';
import { type Listed, listMarkdown } from './list-markdown.ts';
import { selectClauses, selectContracts } from './select-clauses.ts';
import { colorsIn, columnsIn } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What the command line gives. */
export interface ListFlags {
  readonly operation: readonly string[];
  readonly clause: readonly string[];
  readonly level: readonly string[];
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly color?: boolean;
}

const levels: readonly string[] = ['must', 'should', 'open'] satisfies readonly Clause['level'][];

/** `clausewise list`: every clause, where it is documented and how it is tested; comes to the exit code. */
export async function listCommand(flags: ListFlags): Promise<number> {
  const unknown = flags.level.find((level) => !levels.includes(level));
  if (unknown !== undefined) {
    throw new UsageError(
      `--level: expected must, should or open, received ${quoted(unknown)}.`,
      'must is stated plainly, should is shown by example, open is left unsaid.',
    );
  }
  const contracts = selectContracts(await knownContracts(), flags.operation);
  const every = contracts.flatMap(({ clauses }) => clauses);
  const chosen = new Set(
    selectClauses(every, flags.clause).filter(
      ({ level }) => flags.level.length === 0 || flags.level.includes(level),
    ),
  );
  if (chosen.size === 0)
    throw new UsageError(
      `None of the clauses is ${flags.level.join(' or ')}.`,
      'Leave out --level or --clause to see more.',
    );
  const listed = contracts
    .map((contract) => ({
      contract,
      clauses: contract.clauses.filter((clause) => chosen.has(clause)),
    }))
    .filter(({ clauses }) => clauses.length > 0);
  if (flags.json === true && flags.markdown === true)
    throw new UsageError('--json and --markdown exclude each other.', 'Give one of them.');
  const text =
    flags.json === true
      ? renderJson(listed)
      : flags.markdown === true
        ? listMarkdown(listed)
        : renderText(listed, every.length, flags.color);
  process.stdout.write(`${text}\n`);
  return exitCodes.conforms;
}

function renderJson(listed: readonly Listed[]): string {
  const all = listed.flatMap(({ contract, clauses }) =>
    clauses.map((clause) => ({
      ...clause,
      product: contract.product,
      test: describeTest(clause, contract),
    })),
  );
  return JSON.stringify(all, null, 2);
}

function renderText(listed: readonly Listed[], all: number, color: boolean | undefined): string {
  const paint = createPainter(colorsIn(process.stdout, color));
  const columns = columnsIn(process.stdout);
  const clauses = listed.flatMap((it) => it.clauses);
  return [
    ...listed.flatMap((it) => operationLines(it, columns, paint)),
    ...wrap(`${countsOf(clauses, all)}. \`clausewise explain ID\` shows example requests.`, columns),
  ].join('\n');
}

function operationLines({ contract, clauses }: Listed, columns: number, paint: Painter): readonly string[] {
  return [
    paint.bold(`${contract.operation}  (${contract.productTitle}, ${contract.edition})`),
    ...(usualOperations.includes(contract.operation)
      ? []
      : wrap(`Run with --operation ${contract.operation}.`, columns).map(paint.dim)),
    '',
    ...clauses.flatMap((clause) => clauseLines(clause, contract, columns, paint)),
  ];
}

function clauseLines(clause: Clause, contract: Contract, columns: number, paint: Painter): readonly string[] {
  const { how, needs, untested } = describeTest(clause, contract);
  const row = (label: string, text: string) => hang(`        ${label.padEnd(10)}`, text, columns);
  return [
    `${clause.level.padEnd(8)}${paint.bold(clause.id)}`,
    ...wrap(clause.statement, columns - 8).map((line) => `        ${line}`),
    ...[
      ...row('where', clause.source.place),
      ...row('tested', `${how}${needs.length === 0 ? '' : `; needs ${needs.join(' and ')}`}`),
      ...(untested === null ? [] : row('untested', untested)),
    ].map(paint.dim),
    '',
  ];
}

/** How many of `all` clauses are shown, by level. */
function countsOf(clauses: readonly Clause[], all: number): string {
  const parts = levels.map(
    (level) => `${clauses.filter((clause) => clause.level === level).length} ${level}`,
  );
  const shown = clauses.length === all ? '' : `${clauses.length} of `;
  return `${shown}${counted(all, 'clause')}: ${parts.join(', ')}`;
}
