import type { RecordedExchange } from '../oracle/recorded-exchange.ts';

/** When and how long a run was busy with a clause. */
export interface ClauseDuration {
  /** First sending and last answer, milliseconds since the epoch. */
  readonly start: number;
  readonly stop: number;
  /** Time spent in its exchanges; more than `stop - start` when they ran at once. */
  readonly spentMs: number;
}

export interface ClauseDurations {
  readonly see: (exchange: RecordedExchange) => void;
  /** What part of the time spent in exchanges passed on a clock, of a run of `runMs`: some of them ran at once. */
  readonly share: (runMs: number) => number;
  readonly of: (clause: string) => ClauseDuration | undefined;
}

/** Adds up the exchanges of each clause as they come. */
export function trackDurations(): ClauseDurations {
  const durations = new Map<string, ClauseDuration>();
  let spentMs = 0;
  return {
    share: (runMs) => (spentMs > runMs ? runMs / spentMs : 1),
    see({ clause, startedAt, durationMs }) {
      spentMs += durationMs;
      if (clause === null) return;
      const known = durations.get(clause) ?? { start: startedAt, stop: startedAt, spentMs: 0 };
      durations.set(clause, {
        start: Math.min(known.start, startedAt),
        stop: Math.max(known.stop, startedAt + durationMs),
        spentMs: known.spentMs + durationMs,
      });
    },
    of: (clause) => durations.get(clause),
  };
}
