import type { Profile } from '../../generators/case-options.ts';
import { loadContracts } from '../../specs/contracts.ts';
import { runPool } from '../engine/run-pool.ts';
import { tool } from '../engine/summarize.ts';
import { type Assessment, assess } from './assess.ts';
import { reportOn, type SelftestReport } from './report.ts';
import type { Conduct, Subject, TrialResult } from './trial.ts';

/** What the tester is tested with. */
export interface SelftestOptions {
  readonly subjects: readonly Subject[];
  readonly seeds: readonly number[];
  readonly profile: Profile;
  /** Carries a trial out, here or in another thread. */
  readonly conduct: Conduct;
  /** Trials at once. */
  readonly width: number;
  /** Starts no further trial once aborted. */
  readonly signal: AbortSignal;
  /** Told after each trial how many of all are done. */
  readonly onProgress: (done: number, all: number) => void;
}

/** Tests the tester: with every seed one run against each subject, and what they came to. */
export async function runSelftest(options: SelftestOptions): Promise<SelftestReport> {
  const { subjects, seeds, profile, signal } = options;
  const startedAt = Date.now();
  const results = new Map<Subject, TrialResult[]>();
  const all = subjects.length * seeds.length;
  let done = 0;
  await runPool(
    seeds.flatMap((seed) => subjects.map((subject) => ({ subject, seed, profile }))),
    options.width,
    async (trial) => {
      const result = await options.conduct(trial);
      results.set(trial.subject, [...(results.get(trial.subject) ?? []), result]);
      options.onProgress(++done, all);
    },
    () => signal.aborted,
  );
  const contracts = await loadContracts();
  return reportOn(
    {
      tool,
      profile,
      seeds,
      startedAt: new Date(startedAt).toISOString(),
      durationMs: Date.now() - startedAt,
      complete: done === all,
    },
    assessAll(subjects, results),
    contracts.flatMap(({ clauses }) => clauses.filter(({ level }) => level !== 'open').map(({ id }) => id)),
  );
}

function assessAll(
  subjects: readonly Subject[],
  results: ReadonlyMap<Subject, readonly TrialResult[]>,
): readonly Assessment[] {
  return subjects.flatMap((subject) => {
    const its = results.get(subject) ?? [];
    return its.length === 0 ? [] : [assess(subject, its)];
  });
}
