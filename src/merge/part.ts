import type { RunHeader } from '../results/run-header.ts';
import type { Left } from '../results/summary.ts';

/** A part of a run, as `run --shard` wrote it. */
export interface Part {
  /** Where it was found, as whoever merges named it. */
  readonly place: string;
  /** Its `results.ndjson`. */
  readonly record: string;
  readonly header: RunHeader;
  readonly complete: boolean;
  readonly requests: number;
  readonly durationMs: number;
  readonly left: readonly Left[];
}
