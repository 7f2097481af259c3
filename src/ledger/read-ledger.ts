import { readFileSync } from 'node:fs';
import { LedgerError } from './ledger-error.ts';
import { type LedgerLine, parseLedgerLine } from './ledger-line.ts';
import { createLedgerRun, type OpenLedgerRun } from './ledger-run.ts';

/**
 * The runs in the ledger at `path`, the last one last; null when there is no such file. A last line
 * that was not written to its end counts as not written. Throws a LedgerError when another line is not readable.
 */
export function readLedger(path: string): readonly OpenLedgerRun[] | null {
  const text = textOf(path);
  if (text === null) return null;
  const chapters: OpenLedgerRun[] = [];
  let current: OpenLedgerRun | undefined;
  for (const line of linesOf(text, path)) {
    if (line.type === 'run') {
      current = createLedgerRun(line);
      chapters.push(current);
    } else if (line.type === 'sweep') current = chapters[line.run];
    else if (current === undefined) throw new LedgerError(`${path} does not start as a ledger does.`, hint);
    else if (line.type === 'told') current.told = true;
    else {
      current.told = false;
      current.put(line);
    }
  }
  return chapters;
}

const hint = 'Look at it, remove by hand what it lists, and delete the file.';

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return null;
    throw new LedgerError(
      `The ledger ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      'Give the directory of a run with --out.',
    );
  }
}

function linesOf(text: string, path: string): readonly LedgerLine[] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole.split('\n').flatMap((piece, index) => {
    if (piece === '') return [];
    const line = parseLedgerLine(piece);
    if (line === null) throw new LedgerError(`Line ${index + 1} of ${path} is not readable.`, hint);
    return [line];
  });
}
