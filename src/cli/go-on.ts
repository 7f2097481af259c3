import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { run } from '../engine/run.ts';
import { ledgerName } from '../ledger/ledger-line.ts';
import { type SweptRun, sweepLedger } from '../ledger/sweep-ledger.ts';
import { joinContinued } from '../merge/join-continued.ts';
import { createSettled } from '../merge/settled-in.ts';
import { createReporters } from '../report/create-reporters.ts';
import { counted } from '../report/words.ts';
import type { Listener } from '../results/event.ts';
import { keepCases, readKeptCases } from '../results/kept-cases.ts';
import type { Left } from '../results/summary.ts';
import { writeRecords } from '../results/write-records.ts';
import { type BrokenOffRun, readPart, removeParts } from './broken-off-run.ts';
import { guardListeners } from './guard-listeners.ts';
import { catchInterruption } from './interruption.ts';
import { keepLedger } from './keep-ledger.ts';
import { openDirectory } from './open-directory.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { FrontEnd, ReportedRun } from './run-and-report.ts';
import { statsOf } from './stats-of.ts';

/**
 * Goes on with a run that was broken off: deletes what it left, sends what is not settled, and judges all of it as one run,
 * whose reports take the place of the earlier ones. Null, and the run can be gone on with again, where an operation that was
 * tested before cannot be tested now, or nothing can be recorded. Throws a LedgerError or a UsageError when it may not start.
 */
export async function goOn(
  prepared: PreparedRun,
  brokenOff: BrokenOffRun,
  frontEnd: Pick<FrontEnd, 'listeners' | 'tell' | 'begun'>,
): Promise<ReportedRun | null> {
  const { directory, options, reports, keptIn } = prepared;
  const { tell, listeners } = frontEnd;
  const next = brokenOff.next(reports.compress);
  let left: readonly Left[] = [];
  const {
    lock,
    ledger,
    more: recorder,
  } = await openDirectory(prepared, directory, {
    before: async () => {
      left = await sweepBehind(prepared);
    },
    more: async () => {
      brokenOff.begin();
      return writeRecords(next);
    },
  });
  const interruption = catchInterruption(tell);
  try {
    frontEnd.begun?.();
    tell(beginning(brokenOff));
    const kept = keptIn === null ? { files: [], faults: [] } : readKeptCases(keptIn, reports.cases);
    const noted = keepLedger(ledger);
    const watch = watchLost(brokenOff);
    const recording = guardListeners([...listeners, recorder, watch]);
    const summary = await run({
      ...options,
      settled: brokenOff.settled.ids,
      kept: kept.files.map((file) => file.case),
      ledger: noted.ledger,
      signal: AbortSignal.any([interruption.signal, noted.signal]),
      listeners: recording.listeners,
    });
    noted.close();
    const unrecorded = await recording.close();
    for (const fault of unrecorded) tell(fault);
    if (watch.isLost() || unrecorded.length > 0) return null;
    const last = await readPart(next, createSettled());
    const reporters = await createReporters(directory, reports);
    const keeper = keptIn === null ? [] : [keepCases(keptIn, reports.cases, kept.files)];
    const guarded = guardListeners([...reporters, ...keeper]);
    const whole = await joinContinued([...brokenOff.parts, { ...last, left: summary.left }], left, {
      contracts: options.contracts,
      listeners: guarded.listeners,
      rerun: options.rerun,
    });
    const unwritten = await guarded.close();
    if (unwritten.length === 0) removeParts(directory);
    return {
      summary: whole,
      faults: [...noted.faults(), ...unwritten],
      wasBrokenOff: interruption.signal.aborted || noted.signal.aborted,
    };
  } finally {
    interruption.stop();
    lock.release();
  }
}

/** Deletes what the parts before left on the target; comes to what could not be deleted. */
async function sweepBehind({ directory, embedded, options }: PreparedRun): Promise<readonly Left[]> {
  const { contracts, signature, send, now, wait, target } = options;
  if (embedded || !statsOf(join(directory, ledgerName))?.isFile()) return [];
  const swept: readonly SweptRun[] = await sweepLedger(
    directory,
    async () => ({ contracts, signature, send, now, wait, close: async () => {} }),
    (header) => isDeepStrictEqual(header.target, target),
  );
  return swept.flatMap((it) => it.left);
}

function beginning({ header, parts, settled }: BrokenOffRun): string {
  const requests = parts.reduce((sum, part) => sum + part.requests, 0);
  return `Going on with the run of ${header.startedAt}: ${counted(requests, 'request')} recorded, ${counted(settled.ids.size, 'case')} settled.`;
}

/** Hears whether an operation cannot be tested of which something was told before. */
function watchLost({ settled }: BrokenOffRun): Listener & { readonly isLost: () => boolean } {
  let isLost = false;
  return {
    on: (event) => {
      if (event.type === 'claim' && event.claim.kind === 'blocked')
        isLost ||= settled.operations.has(event.claim.operation);
    },
    isLost: () => isLost,
  };
}
