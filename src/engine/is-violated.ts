import { applyExceptions } from '../exceptions/apply-exceptions.ts';
import { dayOf } from '../results/day-of.ts';
import type { RunHeader } from '../results/run-header.ts';
import type { RunJudge } from './run-judge.ts';

/**
 * Whether the summary would call `clause` violated if the run ended now. A finding about a clause that is out of scope, is
 * excepted or should only be kept is none.
 */
export function isViolated(clause: string, header: RunHeader, judge: Pick<RunJudge, 'results'>): boolean {
  const own = judge.results({ stopped: null, strict: header.strict }).filter(({ id }) => id === clause);
  const { results } = applyExceptions(own, header.exceptions, dayOf(header));
  return results.some(({ outcome }) => outcome === 'violates');
}
