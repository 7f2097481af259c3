import type { Contract } from '../contract/contract.ts';
import { concludeRun } from '../engine/conclude-run.ts';
import { createRunJudge } from '../engine/run-judge.ts';
import type { RunOptions } from '../engine/run-options.ts';
import { unsteadyIn } from '../engine/unsteady-in.ts';
import type { Listener, RunEvent } from '../results/event.ts';
import type { RunHeader } from '../results/run-header.ts';
import type { Summary, Unsteady } from '../results/summary.ts';
import { urlsOf } from '../results/target.ts';
import type { Part } from './part.ts';
import { type Taking, takeRecord } from './take-record.ts';

/** Parts in the order in which they are judged. */
export type Parts = readonly [Part, ...Part[]];

/** What merging needs beside the parts. */
export interface Merging extends Pick<RunOptions, 'rerun'> {
  readonly contracts: readonly Contract[];
  readonly listeners: readonly Listener[];
}

/** What the whole says of itself. */
export interface Whole extends Pick<Summary, 'complete' | 'durationMs' | 'left'> {
  readonly header: RunHeader;
  /** Why it ended early; null when it did not. */
  readonly stopped: string | null;
  /** How the record of a part is taken in; as it is where nothing is said. */
  readonly taking?: (part: Part) => Omit<Taking, 'before'>;
}

/** Judges the records of `parts` as that of one run, and tells the listeners what that run would have told them. */
export async function judgeParts(
  parts: Parts,
  { contracts, listeners, rerun }: Merging,
  { header, stopped, taking = () => ({}), complete, durationMs, left }: Whole,
): Promise<Summary> {
  const unsteady: Unsteady[] = [];
  const emit = (event: RunEvent): void => {
    if (event.type === 'claim') unsteady.push(...unsteadyIn(event.evidence));
    for (const listener of listeners) listener.on(event);
  };
  emit({ type: 'started', header });
  const judge = createRunJudge(contracts, urlsOf(header.target), emit);
  let sent = 0;
  for (const part of parts) sent = await takeRecord(part.record, judge, { ...taking(part), before: sent });
  return concludeRun(
    { header, judge, emit, stopped, ...(rerun !== undefined && { rerun }) },
    {
      requests: parts.reduce((sum, { requests }) => sum + requests, 0),
      durationMs,
      complete,
      unsteady,
      left,
    },
  );
}
