import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { quoted } from '../client/quoted.ts';
import { draftExceptions } from '../exceptions/draft-exceptions.ts';
import { dayOf } from '../results/day-of.ts';
import type { Summary } from '../results/summary.ts';
import { statsOf } from './stats-of.ts';
import { UsageError } from './usage-error.ts';

/** Drafts the exceptions that would accept what fails in `summary`, and keeps those that hold already. */
export function writeExceptions(path: string, { clauses, exceptions, startedAt }: Summary): void {
  const held = exceptions
    .filter(({ standing }) => standing === 'holds' || standing === 'untold')
    .map(({ standing: _, ageDays: __, clauses: ___, ...exception }) => exception);
  const draft = draftExceptions(clauses, dayOf({ startedAt }));
  const file = { exceptions: [...held, ...draft.exceptions] };
  writing(path, () =>
    writeFileSync(path, path.endsWith('.json') ? `${JSON.stringify(file, null, 2)}\n` : stringify(file)),
  );
}

/** Throws a UsageError where no draft can be written to `path`, which is left as it is. */
export function checkDraft(path: string): void {
  writing(path, () => {
    const isThere = statsOf(path) !== null;
    closeSync(openSync(path, 'a'));
    if (!isThere) rmSync(path);
  });
}

function writing(path: string, write: () => void): void {
  try {
    write();
  } catch {
    throw new UsageError(
      `The exceptions cannot be written to ${quoted(path)}.`,
      'Give a file in a directory that can be written to.',
    );
  }
}
