import type { Contract } from '../contract/contract.ts';
import type { RunEvent } from '../results/event.ts';
import type { LeftOut } from './left-out.ts';
import type { RunJudge } from './run-judge.ts';

/** Counts what is planned and done, and tells of it now and then. */
export interface Progress {
  readonly planned: (count: number) => void;
  readonly advance: () => void;
}

/** Cases between two tellings. */
const interval = 10;

/** Progress of a run that has done nothing yet. */
export function createProgress(
  contracts: readonly Contract[],
  leftOut: ReadonlyMap<string, LeftOut>,
  judge: RunJudge,
  emit: (event: RunEvent) => void,
): Progress {
  const clauses = contracts.flatMap((contract) =>
    contract.clauses.filter(({ id }) => !leftOut.has(id)),
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
      const states = contracts.flatMap(({ operation }) => [...judge.statesOf(operation).values()]);
      const done = states.filter(
        ({ planned, done: count, leftOut: out }) => out === null && planned > 0 && count >= planned,
      );
      emit({ type: 'progress', clausesDone: Math.min(done.length, clauses), clauses, casesDone, cases });
    },
  };
}
