import type { AssessedTrial } from './assess.ts';

/** How many defects are found within so many requests. */
export interface CurvePoint {
  readonly requests: number;
  readonly found: number;
  readonly share: number;
}

const steps = [10, 20, 50, 100, 150, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000];

/** By how many requests what share of the trials had sent the one that shows the fault. */
export function curveOf(trials: readonly AssessedTrial[]): readonly CurvePoint[] {
  const needed = trials.flatMap(({ foundBy, requests }) =>
    foundBy.flatMap((accusation) => (accusation === null ? [] : [accusation.at ?? requests])),
  );
  const most = Math.max(0, ...needed);
  const last = steps.find((step) => step >= most) ?? most;
  return steps
    .filter((step) => step <= last)
    .map((requests) => {
      const found = needed.filter((count) => count <= requests).length;
      return { requests, found, share: trials.length === 0 ? 0 : found / trials.length };
    });
}
