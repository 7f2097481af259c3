import type { RunEvent } from '../results/event.ts';

/** How far a run is. */
export interface Progress {
  readonly clausesDone: number;
  readonly clauses: number;
  readonly casesDone: number;
  readonly cases: number;
  readonly requests: number;
  readonly violations: number;
}

export const noProgress: Progress = {
  clausesDone: 0,
  clauses: 0,
  casesDone: 0,
  cases: 0,
  requests: 0,
  violations: 0,
};

/** `progress` after `event`. */
export function advance(progress: Progress, event: RunEvent): Progress {
  switch (event.type) {
    case 'planned':
      return { ...progress, cases: event.cases, clauses: event.clauses };
    case 'progress': {
      const { clausesDone, clauses, casesDone, cases } = event;
      return { ...progress, clausesDone, clauses, casesDone, cases };
    }
    case 'exchange':
      return { ...progress, requests: progress.requests + 1 };
    case 'violation':
      return { ...progress, violations: progress.violations + 1 };
    default:
      return progress;
  }
}

const window = 3000;

/** Requests a second over the last three seconds. */
export interface RateMeter {
  /** Takes the number of requests at a time in milliseconds and gives the rate. */
  readonly at: (now: number, requests: number) => number;
}

/** A meter that starts with the first look at it. */
export function createRateMeter(): RateMeter {
  const samples: (readonly [time: number, requests: number])[] = [];
  return {
    at(now, requests) {
      samples.push([now, requests]);
      while (samples.length > 2 && (samples[1]?.[0] ?? now) <= now - window) samples.shift();
      const [since, before] = samples[0] ?? [now, requests];
      return now > since ? ((requests - before) * 1000) / (now - since) : 0;
    },
  };
}
