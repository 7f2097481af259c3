import type { ReplayCase } from '../cases/replay-case.ts';
import type { ReplayVerdict } from '../cases/replayed.ts';
import { replay } from '../engine/replay/replay.ts';
import { run } from '../engine/run.ts';
import type { Listener } from '../results/event.ts';
import type { Summary } from '../results/summary.ts';
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

/** Runs against the trial’s mutant and shows each finding again: by its case, or by a run of its clause. */
export async function rerunFindings(trial: Trial, { alone }: Trying): Promise<readonly Rerun[]> {
  const never = new AbortController().signal;
  const cases = new Map<string, ReplayCase>();
  const found = await withMutant(trial, never, async (options) => {
    const listener: Listener = {
      on: (event) => {
        if (event.type === 'case') cases.set(event.case.clause, event.case);
      },
    };
    const summary = await run({ ...options, listeners: [listener] });
    const own = [...cases.values()];
    const { replayed } = await replay({ ...options, nonce: 'again' }, own);
    const reruns: Rerun[] = [];
    for (const { id, outcome } of summary.clauses) {
      if (outcome !== 'violates') continue;
      const again = replayed.find((it) => it.case.clause === id);
      const anew = { ...options, nonce: id, clauses: new Set([id]) };
      const single = again === undefined || alone ? await run(anew) : null;
      const result = single === null ? null : outcomeIn(single, id);
      reruns.push({
        clause: id,
        by: again === undefined ? 'run' : 'replay',
        isShown: again === undefined ? result === outcome : again.verdict === 'still-failing',
        elsewhere: null,
        reason: again?.reason ?? '',
        alone: result,
      });
    }
    return reruns;
  });
  if (cases.size === 0) return found;
  const right = { ...trial, mutant: surroundingsOf(trial.mutant) };
  const { replayed } = await withMutant(right, never, (options) => replay(options, [...cases.values()]));
  return found.map((it) => ({
    ...it,
    elsewhere: replayed.find((other) => other.case.clause === it.clause)?.verdict ?? null,
  }));
}

function outcomeIn({ clauses }: Summary, id: string): string {
  return clauses.find((it) => it.id === id)?.outcome ?? 'unknown';
}
