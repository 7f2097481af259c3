import { remainsText } from '../ledger/remains-text.ts';
import { renderSummary } from '../report/render-summary.ts';
import { scopeWords } from '../report/scope-words.ts';
import { showProgress } from '../report/show-progress.ts';
import { type BrokenOffRun, readBrokenOff } from './broken-off-run.ts';
import { exitCodeOf, exitCodes, whyUnjudged } from './exit-code.ts';
import {
  type Presentation,
  presentationIn,
  settingsFromEnvironment,
  settingsFromOptions,
} from './given-settings.ts';
import { goOn } from './go-on.ts';
import { prepareAgain } from './prepare-again.ts';
import { type PreparedRun, prepareRun } from './prepare-run.ts';
import { resolveSettings } from './resolve-settings.ts';
import { type FrontEnd, runAndReport } from './run-and-report.ts';
import { tellCi } from './tell-ci.ts';
import { colorsIn, columnsIn } from './terminal.ts';
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
  const { resume } = resolved.settings;
  const brokenOff = resume === undefined ? null : await readBrokenOff(resume);
  const prepared =
    brokenOff === null
      ? await prepareRun(resolved, process.env)
      : await prepareAgain(resolved, brokenOff, process.env);
  try {
    return await runInForeground(prepared, brokenOff, presentationIn(options, process.env));
  } finally {
    await prepared.close();
  }
}

async function runInForeground(
  prepared: PreparedRun,
  brokenOff: BrokenOffRun | null,
  { quiet, color }: Presentation,
): Promise<number> {
  const { directory, options, draft, reports } = prepared;
  const progress = showProgress({ quiet, color });
  const tell = (text: string): void => progress.on({ type: 'note', text });
  const frontEnd: FrontEnd = {
    listeners: [progress],
    begun: () => {
      if (!quiet) tell(`Profile ${options.profile}, seed ${options.seed}: ${scopeText(prepared)}.`);
    },
    tell,
    withReports: true,
    isWorker: false,
  };
  const conducted = await (brokenOff === null
    ? runAndReport(prepared, frontEnd)
    : goOn(prepared, brokenOff, frontEnd));
  if (conducted === null) {
    process.stderr.write(
      `The run cannot go on now. What is recorded stays: \`clausewise run --resume ${directory}\` tries it again.\n`,
    );
    return exitCodes.unjudged;
  }
  const { summary, faults, wasBrokenOff } = conducted;
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  const clauses = options.contracts.flatMap((contract) => contract.clauses);
  const layout = {
    color: colorsIn(process.stdout, color),
    columns: columnsIn(process.stdout),
  };
  process.stdout.write(
    `${renderSummary(summary, clauses, { ...layout, directory, compress: reports.compress })}\n`,
  );
  if (draft !== null) writeExceptions(draft, summary);
  tellCi(summary, clauses, process.env);
  const remains = remainsText(summary.left, directory);
  if (remains !== null) process.stderr.write(`${remains}\n`);
  if (wasBrokenOff) return exitCodes.unjudged;
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
