import { access, constants, mkdir } from 'node:fs/promises';
import { quoted } from '../client/quoted.ts';
import { chooseMutants } from '../selftest/choose-mutants.ts';
import { renderMatrix } from '../selftest/render-matrix.ts';
import { runSelftest } from '../selftest/run-selftest.ts';
import { isSelective, selectMutants } from '../selftest/select-mutants.ts';
import { startWorkers } from '../selftest/start-workers.ts';
import { writeSelftest } from '../selftest/write-selftest.ts';
import { countIn } from './count-in.ts';
import { exitCodes } from './exit-code.ts';
import { catchInterruption } from './interruption.ts';
import { checkPatterns, originIn, profileIn } from './selftest-flags.ts';
import { colorsIn, columnsIn } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What the command line gives. */
export interface SelftestFlags {
  readonly defect: readonly string[];
  readonly oddity: readonly string[];
  readonly kind?: string;
  readonly seeds: string;
  readonly pairs?: string;
  readonly quota: readonly string[];
  readonly sample?: string;
  readonly profile: string;
  readonly threads: string;
  readonly out: string;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** Trials at once for each thread: one works while another waits. */
const trialsPerThread = 2;

/** Pairs, and quotas of policies, that are tried when nothing in particular is asked for. */
const usual = { pairs: 100, quotas: [5, 12, 20] };

const countOf = (option: string, text: string, range: readonly [number, number]): number =>
  countIn(option, text, range, '`clausewise selftest --help` explains every option.');

/** `clausewise selftest`: runs the suite against mutants of the reference endpoint; comes to the exit code. */
export async function selftestCommand(flags: SelftestFlags): Promise<number> {
  const selection = { defects: flags.defect, oddities: flags.oddity, origin: originIn(flags.kind) };
  checkPatterns(selection);
  const whole = !isSelective(selection);
  const quotas = flags.quota.map((text) => countOf('--quota', text, [1, 1000]));
  const choice = {
    pairs:
      flags.pairs === undefined ? (whole ? usual.pairs : 0) : countOf('--pairs', flags.pairs, [0, 10_000]),
    quotas: quotas.length === 0 && whole ? usual.quotas : quotas,
    size: flags.sample === undefined ? null : countOf('--sample', flags.sample, [1, 100_000]),
    seed: 1,
  };
  const profile = profileIn(flags.profile);
  const seeds = Array.from({ length: countOf('--seeds', flags.seeds, [1, 1000]) }, (_, index) => index + 1);
  const threads = countOf('--threads', flags.threads, [1, 64]);
  // Before the work and not after it.
  await openDirectory(flags.out);
  const { mutants, sample } = await chooseMutants(selectMutants(selection), choice);
  const workers = startWorkers(threads);
  const interruption = catchInterruption((text) => process.stderr.write(`${text}\n`));
  try {
    const report = await runSelftest({
      mutants,
      sample,
      quotas: choice.quotas,
      seeds,
      profile,
      runTrial: workers.runTrial,
      width: threads * trialsPerThread,
      signal: interruption.signal,
      onProgress: progress(),
    });
    await writeSelftest(flags.out, report);
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

async function openDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
  } catch (error) {
    throw new UsageError(
      `The reports cannot be written to ${quoted(directory)}: ${error instanceof Error ? error.message : String(error)}.`,
      'Give a directory that can be written to with --out.',
    );
  }
}

/** On a terminal a line that is written over; elsewhere one for each twentieth. */
function progress(): (done: number, all: number) => void {
  let reached = 0;
  return (done, all) => {
    if (process.stderr.isTTY) {
      process.stderr.write(done === all ? '\r\u001b[K' : `\r${done} of ${all} trials`);
      return;
    }
    const part = Math.floor((20 * done) / all);
    if (part > reached) process.stderr.write(`${done} of ${all} trials\n`);
    reached = part;
  };
}
