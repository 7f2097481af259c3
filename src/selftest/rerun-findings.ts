import type { ReplayCase } from '../cases/replay-case.ts';
import type { Replayed, ReplayVerdict } from '../cases/replayed.ts';
import { replay } from '../engine/replay/replay.ts';
import { run } from '../engine/run.ts';
import type { Listener } from '../results/event.ts';
import { surroundingsOf } from './surroundings.ts';
import type { Trial } from './trial.ts';
import { withMutant } from './with-mutant.ts';

/** A finding of a run, shown again by what the run says shows it. */
export interface Rerun {
  readonly clause: string;
  /** `replay` for one with a case, `run` for one that takes a run of its clause. */
  readonly by: 'replay' | 'run';
  /** Whether that showed it. */
  readonly isShown: boolean;
  /** What sending the case to the endpoint without the fault came to; null where there is no case. */
  readonly elsewhere: ReplayVerdict | null;
  readonly reason: string;
  /** What a run of the clause alone came to; null where that was not asked. */
  readonly alone: string | null;
}

/** What of a finding is tried. */
export interface Trying {
  /** Whether a run of its clause alone is made for those as well that have a case. */
  readonly alone: boolean;
}

/**
 * Runs against the trial’s mutant and shows each finding again, by its case or by a run of its clause. Where the run left
 * the mutant so full that nothing can be told, it is shown at a new one.
 */
export async function rerunFindings(trial: Trial, { alone }: Trying): Promise<readonly Rerun[]> {
  const cases = new Map<string, ReplayCase>();
  const listener: Listener = {
    on: (event) => {
      if (event.type === 'case') cases.set(event.case.clause, event.case);
    },
  };
  const there = await withMutant(trial, never, async (options) => {
    const summary = await run({ ...options, listeners: [listener] });
    const violated = summary.clauses.filter(({ outcome }) => outcome === 'violates').map(({ id }) => id);
    const { replayed } = await replay({ ...options, nonce: 'again' }, [...cases.values()]);
    return { violated, replayed };
  });
  const replayed = await atNew(trial, there.replayed);
  const elsewhere = await replayAt({ ...trial, mutant: surroundingsOf(trial.mutant) }, [...cases.values()]);
  const reruns: Rerun[] = [];
  for (const clause of there.violated) {
    const again = replayed.find((it) => it.case.clause === clause);
    const single = again === undefined || alone ? await outcomeAlone(trial, clause) : null;
    reruns.push({
      clause,
      by: again === undefined ? 'run' : 'replay',
      isShown: again === undefined ? single === 'violates' : again.verdict === 'still-failing',
      elsewhere: elsewhere.find((it) => it.case.clause === clause)?.verdict ?? null,
      reason: again?.reason ?? '',
      alone: single,
    });
  }
  return reruns;
}

const never = new AbortController().signal;

/** `replayed`, with what could not be told sent again at a new mutant. */
async function atNew(trial: Trial, replayed: readonly Replayed[]): Promise<readonly Replayed[]> {
  const untold = replayed.filter(({ verdict }) => verdict === 'cannot-tell').map((it) => it.case);
  const again = await replayAt(trial, untold);
  return replayed.map((it) => again.find((other) => other.case === it.case) ?? it);
}

async function replayAt(trial: Trial, cases: readonly ReplayCase[]): Promise<readonly Replayed[]> {
  if (cases.length === 0) return [];
  return withMutant(trial, never, async (options) => (await replay(options, cases)).replayed);
}

async function outcomeAlone(trial: Trial, clause: string): Promise<string> {
  const { clauses } = await withMutant(trial, never, (options) =>
    run({ ...options, clauses: new Set([clause]) }),
  );
  return clauses.find(({ id }) => id === clause)?.outcome ?? 'unknown';
}
