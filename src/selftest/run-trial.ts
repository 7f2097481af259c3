import { run } from '../engine/run.ts';
import { readSummary } from './read-summary.ts';
import { fruitless, type Trial, type TrialResult } from './trial.ts';
import { withMutant } from './with-mutant.ts';

/** Milliseconds after which a run is told to end. */
export const trialTimeMs = 180_000;

/** Milliseconds that it then has for it. */
export const graceMs = 20_000;

/** Runs the conformance suite to its end against the trial's mutant, over HTTP. */
export async function runTrial(trial: Trial): Promise<TrialResult> {
  const startedAt = Date.now();
  const watchdog = new AbortController();
  const timer = setTimeout(() => watchdog.abort(), trialTimeMs);
  const late = `The run did not end within ${trialTimeMs / 1000} seconds.`;
  try {
    const summary = await Promise.race([withMutant(trial, watchdog.signal, run), lateAfter(watchdog.signal)]);
    if (summary === null) return fruitless(trial, 'did-not-end', late, Date.now() - startedAt);
    const told = { seed: trial.seed, ...readSummary(summary) };
    return watchdog.signal.aborted
      ? { ...told, ending: 'did-not-end', fault: late }
      : { ...told, ending: 'ended', fault: null };
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return fruitless(trial, 'broke-down', fault, Date.now() - startedAt);
  } finally {
    clearTimeout(timer);
  }
}

/** Null some time after `signal` is aborted, for a run that does not listen to it. */
function lateAfter(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => setTimeout(() => resolve(null), graceMs).unref()),
  );
}
