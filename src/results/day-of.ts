import type { RunHeader } from './run-header.ts';

/** The day on which a run began, such as 2026-11-30, by universal time. */
export function dayOf({ startedAt }: Pick<RunHeader, 'startedAt'>): string {
  return startedAt.slice(0, 10);
}
