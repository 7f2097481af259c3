import type { Profile } from '../../generators/plan/case-options.ts';
import type { Contract } from '../contract/contract.ts';
import { tool } from '../engine/summarize.ts';
import { groupBy } from '../report/group-by.ts';
import { type Assessment, assess } from './assess.ts';
import { inParallel } from './in-parallel.ts';
import type { Mutant } from './mutant.ts';
import { planTrials } from './plan-trials.ts';
import { reportOn, type Sample, type SelftestReport } from './report.ts';
import { surroundingsFor, surroundingsOf } from './surroundings.ts';
import type { RunTrial, Trial, TrialResult } from './trial.ts';

/** What the tester is tested with. */
export interface SelftestOptions {
  readonly mutants: readonly Mutant[];
  /** Those whose clauses the mutants break; simulated mutants are made of them. */
  readonly contracts: readonly Contract[];
  /** How many the mutants are of all; null when they are all. */
  readonly sample: Sample | null;
  /** Operations of which the mutants are all that there are; null where they are not all, or of the reference endpoint. */
  readonly whole: readonly string[] | null;
  /** Policies that an endpoint without faults is to be tried with, beside those that the mutants take. */
  readonly quotas: readonly number[];
  readonly seeds: readonly number[];
  readonly profile: Profile;
  /** Carries a trial out, here or in another thread. */
  readonly runTrial: RunTrial;
  /** Trials at once. */
  readonly width: number;
  /** Starts no further trial once aborted. */
  readonly signal: AbortSignal;
  /** Told after each trial how many of all are done. */
  readonly onProgress: (done: number, all: number) => void;
}

/** Tests the tester: runs against each mutant and against the endpoint without faults, and what they came to. */
export async function runSelftest(options: SelftestOptions): Promise<SelftestReport> {
  const { seeds, profile, sample, whole, signal } = options;
  const startedAt = Date.now();
  const mutants = [...surroundingsFor(options.mutants, options.quotas), ...options.mutants];
  const trials = planTrials(mutants, seeds, profile, options.contracts);
  const done: { readonly trial: Trial; readonly result: TrialResult }[] = [];
  await inParallel(trials, options.width, signal, async (trial) => {
    done.push({ trial, result: await options.runTrial(trial) });
    options.onProgress(done.length, trials.length);
  });
  const results = groupBy(done, ({ trial }) => trial.mutant.name);
  return reportOn(
    {
      tool,
      profile,
      seeds,
      sample,
      whole,
      startedAt: new Date(startedAt).toISOString(),
      durationMs: Date.now() - startedAt,
      complete: done.length === trials.length,
    },
    assessAll(mutants, (name) =>
      (results.get(name) ?? []).map(({ result }) => result).toSorted((one, other) => one.seed - other.seed),
    ),
    options.contracts.flatMap(({ clauses }) =>
      clauses.filter(({ level }) => level !== 'open').map(({ id }) => id),
    ),
  );
}

function assessAll(
  mutants: readonly Mutant[],
  resultsOf: (name: string) => readonly TrialResult[],
): readonly Assessment[] {
  return mutants.flatMap((mutant) => {
    const results = resultsOf(mutant.name);
    const isMeasured = mutant.kind !== 'surroundings';
    const baselines = isMeasured ? resultsOf(surroundingsOf(mutant).name) : [];
    const bySeed = new Map(baselines.map((baseline) => [baseline.seed, baseline]));
    return results.length === 0 ? [] : [assess(mutant, results, bySeed)];
  });
}
