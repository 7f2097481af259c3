import type { ClauseResult, Scope } from './summary.ts';

/** What of the clauses with these results was to be judged, and was. */
export function scopeOf(results: readonly ClauseResult[]): Scope {
  return {
    clauses: results.length,
    judged: results.filter((result) => !isUnjudged(result)).length,
    leftOut: results.flatMap(({ id, leftOutBy }) => (leftOutBy === undefined ? [] : [{ id, by: leftOutBy }])),
  };
}

/** Whether nothing can be said of a clause. */
export function isUnjudged({ outcome }: ClauseResult): boolean {
  return outcome === 'inconclusive' || outcome === 'not-run';
}
