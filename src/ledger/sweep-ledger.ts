import { join } from 'node:path';
import type { Cleaned } from '../engine/clean-up/clean-up.ts';
import { LedgerError } from './ledger-error.ts';
import { type LedgerHeader, ledgerName } from './ledger-line.ts';
import { hasOpen, type LedgerRun, type OpenLedgerRun } from './ledger-run.ts';
import { readLedger } from './read-ledger.ts';
import { type SweepOptions, sweepLedgerRun } from './sweep-ledger-run.ts';
import { continueLedger } from './write-ledger.ts';

/** What came of sweeping behind one of the runs in a ledger. */
export interface SweptRun extends Cleaned {
  readonly header: LedgerHeader;
}

/** A way to the target of a run. */
export interface Connection extends SweepOptions {
  readonly close: () => Promise<void>;
}

/**
 * Sweeps behind every run in the ledger of `directory` that `concerns` chooses, the last one last. What comes of it is
 * added to the ledger, so that sweeping again is harmless. Throws a LedgerError when there is no ledger, or when it is not readable.
 */
export async function sweepLedger(
  directory: string,
  connect: (ledgerRun: LedgerRun) => Promise<Connection>,
  concerns: (header: LedgerHeader) => boolean = () => true,
): Promise<readonly SweptRun[]> {
  const path = join(directory, ledgerName);
  const chapters = readLedger(path);
  if (chapters === null) {
    throw new LedgerError(
      `There is no ledger in ${directory}.`,
      'Give the directory that a run wrote its reports to with --out.',
    );
  }
  const runs: SweptRun[] = [];
  for (const [run, ledgerRun] of chapters.entries()) {
    const { header } = ledgerRun;
    if (!concerns(header)) continue;
    runs.push({
      header,
      ...(needsSweep(ledgerRun) ? await sweepRun(path, run, ledgerRun, connect) : nothing),
    });
  }
  return runs;
}

/** A run that was broken off may have left what nothing in its ledger is open about: answered as refused, yet created. */
function needsSweep(ledgerRun: LedgerRun): boolean {
  const { header, told, appeared } = ledgerRun;
  return hasOpen(ledgerRun) || (!header.embedded && (!told || appeared().length > 0));
}

const nothing: Cleaned = { deleted: [], left: [] };

async function sweepRun(
  path: string,
  run: number,
  ledgerRun: OpenLedgerRun,
  connect: (ledgerRun: LedgerRun) => Promise<Connection>,
): Promise<Cleaned> {
  const connection = await connect(ledgerRun);
  const writer = continueLedger(path);
  try {
    writer.add({ type: 'sweep', run, startedAt: new Date(connection.now()).toISOString() });
    const swept = await sweepLedgerRun(
      ledgerRun,
      (entry) => {
        writer.add(entry);
        ledgerRun.put(entry);
      },
      connection,
    );
    writer.add({ type: 'told' });
    return swept;
  } finally {
    writer.close();
    await connection.close();
  }
}
