import type { ClauseResult, Summary } from '../results/summary.ts';
import type { Accusation, TrialResult, Unjudged } from './trial.ts';

/** What of a summary is of interest here: whom the run accused, in the order of its requests, and what it did not judge. */
export function readSummary({
  clauses,
  requests,
  durationMs,
}: Pick<Summary, 'clauses' | 'requests' | 'durationMs'>): Pick<
  TrialResult,
  'accusations' | 'unjudged' | 'requests' | 'durationMs'
> {
  return {
    accusations: clauses
      .filter(({ outcome }) => outcome === 'violates' || outcome === 'warns')
      .map(accusationOf)
      .toSorted(
        (one, other) => (one.at ?? Number.POSITIVE_INFINITY) - (other.at ?? Number.POSITIVE_INFINITY) || 0,
      ),
    unjudged: clauses.filter(({ level }) => level === 'must').flatMap(unjudgedOf),
    requests,
    durationMs,
  };
}

function accusationOf({ id, level, firstViolationAt, reason, counterexample }: ClauseResult): Accusation {
  return {
    clause: id,
    level,
    at: firstViolationAt,
    reason,
    example:
      counterexample === null ? null : { case: counterexample.case, parameters: counterexample.parameters },
  };
}

function unjudgedOf({ id, outcome, reason }: ClauseResult): readonly Unjudged[] {
  return outcome === 'inconclusive' || outcome === 'not-run' ? [{ clause: id, outcome, reason }] : [];
}
