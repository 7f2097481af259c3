import { run } from '../engine/run.ts';
import { holderText } from '../ledger/holder.ts';
import { createReporters } from '../report/create-reporters.ts';
import { counted } from '../report/words.ts';
import type { Listener } from '../results/event.ts';
import { type Kept, keepCases, readKeptCases } from '../results/kept-cases.ts';
import type { Summary } from '../results/summary.ts';
import { removeParts } from './broken-off-run.ts';
import { guardListeners } from './guard-listeners.ts';
import { catchInterruption } from './interruption.ts';
import { keepLedger } from './keep-ledger.ts';
import { openDirectory } from './open-directory.ts';
import type { PreparedRun } from './prepare-run.ts';

/** What a front end adds to a run. */
export interface FrontEnd {
  /** They hear of everything before the reports do. */
  readonly listeners: readonly Listener[];
  /** Called once nothing keeps the run from starting. */
  readonly begun?: () => void;
  readonly tell: (text: string) => void;
  /** Whether reports are written beside the ledger. */
  readonly withReports: boolean;
  /** Whether the process is there for another one, with which the run is to end. */
  readonly isWorker: boolean;
}

/** A run that has come to its end. */
export interface ReportedRun {
  readonly summary: Summary;
  /** Sentences about what could not be written. */
  readonly faults: readonly string[];
  /** Whether whoever ran it broke it off. */
  readonly wasBrokenOff: boolean;
}

const nothingKept: Kept = { files: [], faults: [] };

/**
 * Carries out a prepared run, whatever the front end: alone in its directory, with a ledger there, and cleaning up when it is
 * broken off. Throws a LedgerError or a UsageError when it may not start.
 */
export async function runAndReport(prepared: PreparedRun, frontEnd: FrontEnd): Promise<ReportedRun> {
  const { directory, options, keptIn, reports } = prepared;
  const { tell } = frontEnd;
  const {
    lock,
    ledger,
    more: reporters,
  } = await openDirectory(prepared, directory, {
    more: async () => {
      if (frontEnd.withReports) removeParts(directory);
      return frontEnd.withReports ? createReporters(directory, prepared.reports) : [];
    },
  });
  // Without reports nothing of a run stays.
  const place = frontEnd.withReports ? keptIn : null;
  const kept = place === null ? nothingKept : readKeptCases(place, reports.cases);
  const keeper = place === null ? [] : [keepCases(place, reports.cases, kept.files)];
  const guarded = guardListeners([...frontEnd.listeners, ...reporters, ...keeper]);
  const interruption = catchInterruption(tell, frontEnd.isWorker);
  if (lock.takenOver !== null)
    tell(`${directory} is taken over: ${holderText(lock.takenOver)} ended without letting go of it.`);
  frontEnd.begun?.();
  for (const fault of kept.faults) tell(`${fault} Nothing of that is sent.`);
  if (kept.files.length > 0) tell(`Sent first: ${counted(kept.files.length, 'case')} that failed before.`);
  const noted = keepLedger(ledger);
  try {
    const summary = await run({
      ...options,
      // Without reports there is no case to send again.
      rerun: (clause, id) => options.rerun(clause, frontEnd.withReports ? id : null),
      kept: kept.files.map((file) => file.case),
      ledger: noted.ledger,
      signal: AbortSignal.any([interruption.signal, noted.signal]),
      listeners: guarded.listeners,
    });
    noted.close();
    return {
      summary,
      wasBrokenOff: interruption.signal.aborted || noted.signal.aborted,
      faults: [...noted.faults(), ...(await guarded.close())],
    };
  } finally {
    await guarded.close();
    interruption.stop();
    lock.release();
  }
}
