import type { RunEvent } from '../results/event.ts';
import type { RunJudge } from './run-judge.ts';
import type { RunOptions } from './run-options.ts';

/** Counts what is planned and done, and tells of it now and then. */
export interface Progress {
  readonly planned: (count: number) => void;
  readonly advance: () => void;
}

/** Cases between two tellings. */
const interval = 10;

/** Progress of a run that has done nothing yet. */
export function createProgress(
  options: Pick<RunOptions, 'contracts' | 'clauses'>,
  judge: RunJudge,
  emit: (event: RunEvent) => void,
): Progress {
  const clauses = options.contracts.flatMap((contract) =>
    contract.clauses.filter(({ id }) => options.clauses === null || options.clauses.has(id)),
  ).length;
  let cases = 0;
  let casesDone = 0;
  return {
    planned: (count) => {
      cases += count;
      emit({ type: 'planned', cases, clauses });
    },
    advance: () => {
      casesDone++;
      if (casesDone % interval !== 0) return;
      const states = options.contracts.flatMap(({ operation }) => [...judge.statesOf(operation).values()]);
      const done = states.filter(({ planned, done: count }) => planned > 0 && count >= planned);
      emit({ type: 'progress', clausesDone: Math.min(done.length, clauses), clauses, casesDone, cases });
    },
  };
}
