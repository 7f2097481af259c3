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
  readonly of: (clause: string) => ClauseDuration | undefined;
}

/** Adds up the exchanges of each clause as they come. */
export function trackDurations(): ClauseDurations {
  const durations = new Map<string, ClauseDuration>();
  return {
    see({ clause, startedAt, durationMs }) {
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
