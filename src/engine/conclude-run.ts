import { applyExceptions } from '../exceptions/apply-exceptions.ts';
import { dayOf } from '../results/day-of.ts';
import type { RunEvent } from '../results/event.ts';
import type { RunHeader } from '../results/run-header.ts';
import type { ClauseResult, Summary } from '../results/summary.ts';
import type { RunJudge } from './run-judge.ts';
import type { RunOptions } from './run-options.ts';
import { type Ending, summarize } from './summarize.ts';

/** A run of which all requests were sent. */
export interface SentRun extends Pick<RunOptions, 'rerun'> {
  readonly header: RunHeader;
  readonly judge: RunJudge;
  readonly emit: (event: RunEvent) => void;
  /** Why the run ended early; null when it did not. */
  readonly stopped: string | null;
}

/** Says what every clause came to, and tells it. */
export function concludeRun(
  { header, judge, emit, stopped, rerun }: SentRun,
  ending: Omit<Ending, 'exceptions'>,
): Summary {
  const judged = judge.results({ stopped, strict: header.strict }).map((result) => {
    const own = result.counterexample === null ? null : judge.caseOf(result.counterexample);
    if (own !== null) emit({ type: 'case', case: own });
    return withRerun(result, own?.id ?? null, rerun);
  });
  const { results, exceptions } = applyExceptions(judged, header.exceptions, dayOf(header));
  for (const result of results) {
    const clause = header.clauses.find(({ id }) => id === result.id);
    if (clause !== undefined) emit({ type: 'clause', clause, result });
  }
  const summary = summarize(header, results, { ...ending, exceptions });
  emit({ type: 'finished', summary });
  return summary;
}

function withRerun(result: ClauseResult, id: string | null, rerun: RunOptions['rerun']): ClauseResult {
  const { counterexample } = result;
  if (counterexample === null || rerun === undefined) return result;
  return { ...result, counterexample: { ...counterexample, rerun: rerun(result.id, id) } };
}
