import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import type { LedgerLine } from './ledger-line.ts';

/** Adds lines to a ledger; each is with the operating system when `add` returns, so that no killed process loses one. */
export interface LedgerWriter {
  readonly add: (line: LedgerLine) => void;
  readonly close: () => void;
}

/** Starts the ledger at `path` anew with `lines`. An earlier one is there until the new one is. */
export function startLedger(path: string, lines: readonly LedgerLine[]): LedgerWriter {
  writeFileSync(`${path}.new`, lines.map(textOf).join(''));
  renameSync(`${path}.new`, path);
  return writerTo(path);
}

/** Goes on with the ledger at `path`; a last line that was not written to its end is taken away. */
export function continueLedger(path: string): LedgerWriter {
  const bytes = readFileSync(path);
  truncateSync(path, bytes.lastIndexOf('\n') + 1);
  return writerTo(path);
}

function writerTo(path: string): LedgerWriter {
  const file = openSync(path, 'a');
  return {
    add: (line) => {
      const bytes = Buffer.from(textOf(line));
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    },
    close: () => closeSync(file),
  };
}

function textOf(line: LedgerLine): string {
  return `${JSON.stringify(line)}\n`;
}
