import type { Outcome, Summary } from '../results/summary.ts';

/** What the process ends with; 0 is never anything that was not judged. */
export const exitCodes = {
  conforms: 0,
  violates: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** Could not be judged. */
  unjudged: 3,
  /** A fault of the tool's own. */
  fault: 70,
} as const;

const unjudged: readonly Outcome[] = ['inconclusive', 'not-run'];
const untouched: readonly Outcome[] = [...unjudged, 'not-applicable'];

/** The exit code of a run that came to `summary`. */
export function exitCodeOf(summary: Summary): number {
  if (summary.verdict === 'violates') return exitCodes.violates;
  return whyUnjudged(summary) === null ? exitCodes.conforms : exitCodes.unjudged;
}

/** Why a run without a violation is no conforming one, in one sentence; null when it is. */
export function whyUnjudged({ verdict, complete, clauses }: Summary): string | null {
  if (!complete) return 'The run is incomplete.';
  const inScope = clauses.filter(({ leftOutBy }) => leftOutBy === undefined);
  if (inScope.every(({ outcome }) => untouched.includes(outcome))) return 'No clause was judged.';
  const open = inScope.filter(({ level, outcome }) => level === 'must' && unjudged.includes(outcome));
  if (open.length > 0) return `${open.length} must clauses could not be judged.`;
  return verdict === 'conforms' ? null : 'The run came to no verdict.';
}
