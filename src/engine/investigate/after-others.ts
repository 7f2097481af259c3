import type { Sequence } from '../../contract/sequence.ts';
import type { SequenceInvestigation } from './sequence-investigation.ts';

/** How many others come in between in one execution after the other: as many as usual memories hold, and more. */
const crowds: readonly number[] = [0, 128, 512];

/**
 * The sequence that waited for the rest of the run, to be executed after `done` executions in which it was kept: at one go
 * first, then with others in place of the rest of the run, for as long as that took.
 */
export function afterOthers({ baseline, first }: SequenceInvestigation, done: number): Sequence {
  const { sequence, creates } = first;
  const times = crowds[done] ?? 0;
  if (times === 0) return sequence;
  const startedAt = creates.map(({ exchange }) => exchange.startedAt);
  const lastMs = Math.max(...startedAt) - Math.min(...startedAt);
  return {
    ...sequence,
    steps: sequence.steps.map((step) =>
      step.kind === 'pause' && step.others === undefined
        ? { ...step, others: { request: baseline, times, lastMs } }
        : step,
    ),
  };
}
