import { availableParallelism } from 'node:os';
import type { Profile } from '../../generators/case-options.ts';
import { renderMatrix } from '../selftest/render-matrix.ts';
import { runSelftest } from '../selftest/run-selftest.ts';
import { type Selection, selectSubjects, subjects, unmatched } from '../selftest/select-subjects.ts';
import { startWorkers } from '../selftest/start-workers.ts';
import { writeSelftest } from '../selftest/write-selftest.ts';
import { exitCodes } from './exit-code.ts';
import { catchInterruption } from './interruption.ts';
import { nearHint } from './near-names.ts';
import { colorsIn, columnsIn } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What the command line gives. */
export interface SelftestFlags {
  readonly defect: readonly string[];
  readonly oddity: readonly string[];
  readonly seeds: string;
  readonly profile: string;
  readonly out: string;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** Trials at once for each thread: one waits while another works. */
const trialsPerThread = 5;

/** `clausewise selftest`: runs the suite against every defect and oddity of the reference endpoint; comes to the exit code. */
export async function selftestCommand(flags: SelftestFlags): Promise<number> {
  const selection = { defects: flags.defect, oddities: flags.oddity };
  checkPatterns(selection);
  const profile = profileIn(flags.profile);
  const seeds = Array.from({ length: seedsIn(flags.seeds) }, (_, index) => index + 1);
  const threads = availableParallelism();
  const workers = startWorkers(threads);
  const interruption = catchInterruption((text) => process.stderr.write(`${text}\n`));
  try {
    const report = await runSelftest({
      subjects: selectSubjects(selection),
      seeds,
      profile,
      conduct: workers.conduct,
      width: threads * trialsPerThread,
      signal: interruption.signal,
      onProgress: progress(),
    });
    await writeReports(flags.out, report);
    const layout = { columns: columnsIn(process.stdout), color: colorsIn(process.stdout, flags.color) };
    const text = flags.json === true ? JSON.stringify(report, null, 2) : renderMatrix(report, layout);
    process.stdout.write(`${text}\n`);
    if (!report.complete) return exitCodes.unjudged;
    return report.passed ? exitCodes.conforms : exitCodes.violates;
  } finally {
    interruption.stop();
    await workers.close();
  }
}

async function writeReports(directory: string, report: Parameters<typeof writeSelftest>[1]): Promise<void> {
  try {
    await writeSelftest(directory, report);
  } catch (error) {
    throw new UsageError(
      `The reports cannot be written to ${directory}: ${error instanceof Error ? error.message : String(error)}.`,
      'Give a directory that can be written to with --out.',
    );
  }
}

/** On a terminal a line that is written over; elsewhere a line for each tenth. */
function progress(): (done: number, all: number) => void {
  let tenths = 0;
  return (done, all) => {
    if (process.stderr.isTTY) {
      process.stderr.write(done === all ? '\r\u001b[K' : `\r${done} of ${all} endpoints`);
      return;
    }
    const reached = Math.floor((10 * done) / all);
    if (reached > tenths) process.stderr.write(`${done} of ${all} endpoints\n`);
    tenths = reached;
  };
}

function checkPatterns(selection: Selection): void {
  const [pattern] = unmatched(selection);
  if (pattern === undefined) return;
  const kind = selection.defects.includes(pattern) ? 'defect' : 'oddity';
  const names = subjects.filter((subject) => subject.kind === kind).map(({ name }) => name);
  throw new UsageError(
    `No ${kind} of the reference endpoint matches ${JSON.stringify(pattern)}.`,
    nearHint(
      pattern,
      names,
      '`clausewise mock --list` shows all; a pattern is a glob such as "sg-name-*/**".',
    ),
  );
}

const profiles: readonly Profile[] = ['quick', 'standard', 'exhaustive'];

function profileIn(text: string): Profile {
  const profile = profiles.find((one) => one === text);
  if (profile !== undefined) return profile;
  throw new UsageError(
    `--profile: expected quick, standard or exhaustive, received ${JSON.stringify(text)}.`,
    'standard is the profile that `clausewise run` takes by default.',
  );
}

function seedsIn(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= 1000) return count;
  throw new UsageError(
    `--seeds: expected a whole number from 1 to 1000, received ${JSON.stringify(text)}.`,
    'It says how many seeds each endpoint is tried with: 1, 2 and so on.',
  );
}
