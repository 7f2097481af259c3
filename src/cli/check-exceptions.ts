import { applyExceptions, isStale } from '../exceptions/apply-exceptions.ts';
import { exceptionWords } from '../report/exception-words.ts';
import { counted } from '../report/words.ts';
import { hang, wrap } from '../report/wrap.ts';
import { exitCodes } from './exit-code.ts';
import { knownContracts } from './known-contracts.ts';
import { readExceptions } from './read-exceptions.ts';
import { readSummary } from './read-summary.ts';
import { columnsIn } from './terminal.ts';

/** What the command line gives. */
export interface CheckExceptionsFlags {
  readonly run?: string;
}

/** `clausewise exceptions check`: says of each entry whether it may stay; 1 when one may not. */
export async function checkExceptionsCommand(file: string, { run }: CheckExceptionsFlags): Promise<number> {
  const contracts = await knownContracts();
  const exceptions = readExceptions(file, contracts);
  const today = new Date().toISOString().slice(0, 10);
  const results =
    run === undefined
      ? contracts.flatMap(({ operation, clauses }) => clauses.map(({ id }) => unjudged(id, operation)))
      : readSummary(run).clauses;
  const judged = applyExceptions(results, exceptions, today).exceptions;
  const stale = judged.filter(isStale);
  const columns = columnsIn(process.stdout);
  const lines = judged.flatMap((it) => [
    ...hang(isStale(it) ? '✗ ' : '  ', it.clause, columns),
    ...hang('    ', run === undefined && !isStale(it) ? validWords(it) : exceptionWords(it), columns),
  ]);
  const closing =
    stale.length === 0
      ? `${counted(judged.length, 'exception')}, none to look at.`
      : `${counted(judged.length, 'exception')}, ${stale.length} to look at.`;
  process.stdout.write(`${[...lines, ...wrap(closing, columns)].join('\n')}\n`);
  return stale.length === 0 ? exitCodes.conforms : exitCodes.violates;
}

function validWords({ reason, expires }: { readonly reason: string; readonly expires: string }): string {
  return `accepted until ${expires}. ${reason}`;
}

/** A clause of which no run says anything. */
function unjudged(id: string, operation: string): Parameters<typeof applyExceptions>[0][number] {
  return {
    id,
    operation,
    level: 'must',
    outcome: 'not-run',
    coverage: { kind: 'sampled', judged: 0, space: null },
    accepted: 0,
    refused: 0,
    contradicted: 0,
    requests: 0,
    firstViolationAt: null,
    reason: '',
    counterexample: null,
    observation: null,
    evidence: [],
  };
}
