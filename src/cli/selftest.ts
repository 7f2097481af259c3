import { access, constants, mkdir } from 'node:fs/promises';
import { quoted } from '../client/quoted.ts';
import { renderMatrix } from '../selftest/render-matrix.ts';
import { runSelftest } from '../selftest/run-selftest.ts';
import { startWorkers } from '../selftest/start-workers.ts';
import { writeSelftest } from '../selftest/write-selftest.ts';
import { chooseSelftest, countOf } from './choose-selftest.ts';
import { exitCodes } from './exit-code.ts';
import { catchInterruption } from './interruption.ts';
import { profileIn, type SelftestFlags } from './selftest-flags.ts';
import { colorsIn, columnsIn } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Trials at once for each thread: one works while another waits. */
const trialsPerThread = 2;

/** `clausewise selftest`: runs the suite against mutants of the reference endpoint, or of simulated ones; comes to the exit code. */
export async function selftestCommand(flags: SelftestFlags): Promise<number> {
  const profile = profileIn(flags.profile);
  const seeds = Array.from({ length: countOf('--seeds', flags.seeds, [1, 1000]) }, (_, index) => index + 1);
  const threads = countOf('--threads', flags.threads, [1, 64]);
  const chosen = await chooseSelftest(flags);
  // Before the work and not after it.
  await openDirectory(flags.out);
  const workers = startWorkers(threads);
  const interruption = catchInterruption((text) => process.stderr.write(`${text}\n`));
  try {
    const report = await runSelftest({
      ...chosen,
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
