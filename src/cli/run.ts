import { run } from '../engine/run.ts';
import { tool } from '../engine/summarize.ts';
import { LedgerError } from '../ledger/ledger-error.ts';
import { type OpenLedger, openLedger } from '../ledger/open-ledger.ts';
import { remainsText } from '../ledger/remains-text.ts';
import { createReporters } from '../report/create-reporters.ts';
import { renderSummary } from '../report/render-summary.ts';
import { scopeWords } from '../report/scope-words.ts';
import { showProgress } from '../report/show-progress.ts';
import type { Listener } from '../results/event.ts';
import type { Summary } from '../results/summary.ts';
import { exitCodeOf, exitCodes, whyUnjudged } from './exit-code.ts';
import {
  type Presentation,
  presentationIn,
  settingsFromEnvironment,
  settingsFromOptions,
} from './given-settings.ts';
import { guardListeners } from './guard-listeners.ts';
import { catchInterruption } from './interruption.ts';
import { type PreparedRun, prepareRun } from './prepare-run.ts';
import { resolveSettings } from './resolve-settings.ts';
import { colorsIn, columnsIn } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { writeExceptions } from './write-exceptions.ts';

/** What the command line gives: these, and the settings. */
export interface RunFlags extends Readonly<Record<string, unknown>> {
  readonly config?: string;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** `clausewise run`: holds a target against the documents; comes to the exit code. */
export async function runCommand(options: RunFlags): Promise<number> {
  const layers = [settingsFromOptions(options), settingsFromEnvironment(process.env)];
  const resolved = await resolveSettings(layers, process.cwd());
  const prepared = await prepareRun(resolved, process.env);
  try {
    return await conduct(prepared, presentationIn(options, process.env));
  } finally {
    await prepared.close();
  }
}

async function conduct(prepared: PreparedRun, { quiet, color }: Presentation): Promise<number> {
  const { directory, reports, options, draft } = prepared;
  const { ledger, reporters } = await openReports(prepared);
  const progress = showProgress({ quiet, color });
  const guarded = guardListeners([progress, ...reporters]);
  const tell = (text: string): void => progress.on({ type: 'note', text });
  const interruption = catchInterruption(tell);
  if (!quiet) tell(`Profile ${options.profile}, seed ${options.seed}: ${scopeText(prepared)}.`);
  let faults: readonly string[] = [];
  let summary: Summary;
  try {
    summary = await run({
      ...options,
      ledger,
      signal: interruption.signal,
      listeners: guarded.listeners,
    });
    ledger.close(true);
  } finally {
    interruption.stop();
    faults = await guarded.close();
    for (const fault of faults) process.stderr.write(`${fault}\n`);
  }
  const clauses = options.contracts.flatMap((contract) => contract.clauses);
  const layout = {
    color: colorsIn(process.stdout, color),
    columns: columnsIn(process.stdout),
  };
  process.stdout.write(
    `${renderSummary(summary, clauses, { ...layout, directory, rerun: reports.rerun })}\n`,
  );
  if (draft !== null) writeExceptions(draft, summary);
  const remains = remainsText(summary.left, directory);
  if (remains !== null) process.stderr.write(`${remains}\n`);
  if (interruption.signal.aborted) return exitCodes.unjudged;
  const code = exitCodeOf(summary);
  if (code === exitCodes.unjudged && summary.verdict === 'conforms')
    process.stderr.write(`${whyUnjudged(summary)}\n`);
  // Who reads the reports and not the exit code must not miss what is not in them.
  return code === exitCodes.conforms && faults.length > 0 ? exitCodes.fault : code;
}

/** How many clauses are to be tested. */
function scopeText({ options, leftOut }: PreparedRun): string {
  const clauses = options.contracts.flatMap((contract) => contract.clauses).length;
  return scopeWords({ clauses, leftOut: [...leftOut].map(([id, { by }]) => ({ id, by })) });
}

async function openReports(
  prepared: PreparedRun,
): Promise<{ readonly ledger: OpenLedger; readonly reporters: readonly Listener[] }> {
  const { directory, reports, embedded, options } = prepared;
  const { target, signature, regions, now } = options;
  const startedAt = new Date(now()).toISOString();
  try {
    // First: a run that may not start must leave the earlier one's reports alone.
    const ledger = openLedger(directory, {
      type: 'run',
      tool,
      target,
      embedded,
      signature,
      regions,
      startedAt,
    });
    return { ledger, reporters: await createReporters(directory, reports) };
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    throw new UsageError(
      `The reports cannot be written to ${directory}: ${error instanceof Error ? error.message : String(error)}.`,
      'Give a directory that can be written to with --out.',
    );
  }
}
