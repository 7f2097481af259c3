import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '../engine/resources/ledger.ts';
import { LedgerError } from './ledger-error.ts';
import { type LedgerHeader, type LedgerLine, ledgerName } from './ledger-line.ts';
import { createLedgerRun, hasOpen, type LedgerRun, linesOf } from './ledger-run.ts';
import { readLedger } from './read-ledger.ts';
import { startLedger } from './write-ledger.ts';

/** After so many lines the ledger is written anew without what was settled meanwhile. */
const mostLines = 5000;

/** The ledger of a run under way. */
export interface OpenLedger extends Ledger {
  /** What it says of this run so far. */
  readonly ledgerRun: LedgerRun;
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
  const earlier = open.flatMap((it): readonly LedgerLine[] => [...linesOf(it), { type: 'told' }]);
  let writer = startLedger(path, [...earlier, header]);
  let since = 0;
  const ledgerRun = createLedgerRun(header);
  return {
    ledgerRun,
    write: (entry) => {
      // Such a target ends with the run: there is nothing to remember for anyone.
      if (header.embedded) return;
      writer.add(entry);
      ledgerRun.put(entry);
      since++;
      if (since < mostLines) return;
      since = 0;
      // The old file is there until the new one is whole, so that whoever is killed meanwhile leaves one of the two.
      const next = startLedger(path, [...earlier, ...linesOf(ledgerRun)]);
      writer.close();
      writer = next;
    },
    close: (told) => {
      if (told) writer.add({ type: 'told' });
      writer.close();
    },
  };
}
