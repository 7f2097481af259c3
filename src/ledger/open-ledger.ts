import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '../engine/ledger.ts';
import { type Chapter, createChapter, hasOpen } from './chapter.ts';
import { LedgerError } from './ledger-error.ts';
import { type LedgerHeader, type LedgerLine, ledgerName } from './ledger-line.ts';
import { readLedger } from './read-ledger.ts';
import { startLedger } from './write-ledger.ts';

/** The ledger of a run under way. */
export interface OpenLedger extends Ledger {
  /** What it says of this run so far. */
  readonly chapter: Chapter;
  /** Closes it. With `told`, what is still open does not keep the next run from starting. */
  readonly close: (told: boolean) => void;
}

/**
 * Starts a ledger in `directory`. What earlier runs there left and told of is carried over. Throws a LedgerError when
 * the earlier run was broken off and may have left something.
 */
export function openLedger(directory: string, header: LedgerHeader): OpenLedger {
  const path = join(directory, ledgerName);
  const open = (readLedger(path) ?? []).filter(hasOpen);
  if (open.some(({ told }) => !told)) {
    throw new LedgerError(
      `A run that was broken off may have left something on its target, as ${path} says.`,
      `\`clausewise sweep --out ${directory}\` removes it; or give another directory with --out.`,
    );
  }
  mkdirSync(directory, { recursive: true });
  const writer = startLedger(path, [...open.flatMap(openLines), header]);
  const chapter = createChapter(header);
  return {
    chapter,
    write: (entry) => {
      writer.add(entry);
      chapter.put(entry);
    },
    close: (told) => {
      if (told) writer.add({ type: 'told' });
      writer.close();
    },
  };
}

/** What is open of a run, in lines. */
function openLines(chapter: Chapter): readonly LedgerLine[] {
  return [
    chapter.header,
    ...chapter.alive().map((it) => ({ type: 'created', key: null, ...it }) as const),
    ...chapter.unanswered(),
    { type: 'told' },
  ];
}
