import type { Sequence } from '../../contract/sequence.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import type { Operation } from '../operation.ts';
import { runPool } from '../run-pool.ts';
import { runSequence } from './run-sequence.ts';
import { isOver, type StageContext } from './stage.ts';

/** A sequence that waits for many other requests. */
export interface PausedSequence {
  readonly sequence: Sequence;
  readonly execution: Execution;
}

/** What the sequences that wait hold, and what any other holds at the most. */
const alive = { whilePaused: 2, inSequence: 4 } as const;

/** Whether a sequence looks for effects of requests that must have none. */
export function isEffectSequence({ check }: Sequence): boolean {
  return check === 'no-effect';
}

/** Whether a sequence lets the rest of the run pass in between. */
export function waits({ steps }: Sequence): boolean {
  return steps.some((step) => step.kind === 'pause' && step.others === undefined);
}

/** Whether a sequence is executed before all else: what it looks for spoils other requests, or is hidden by them. */
export function isFirst(sequence: Sequence): boolean {
  return sequence.isAlone === true || isEffectSequence(sequence);
}

/** Begins the sequences that wait. */
export async function beginWaiting(
  operation: Operation,
  context: StageContext,
  sequences: readonly Sequence[],
): Promise<readonly PausedSequence[]> {
  const paused: PausedSequence[] = [];
  for (const sequence of sequences) {
    if (isOver(operation, context)) break;
    const execution = await runSequence(operation, sequence);
    if (execution === null) context.advance();
    else paused.push({ sequence, execution });
  }
  return paused;
}

/** Ends the sequences that waited. */
export async function endWaiting(
  operation: Operation,
  context: StageContext,
  paused: readonly PausedSequence[],
): Promise<void> {
  for (const { sequence, execution } of paused) {
    if (isOver(operation, context)) return;
    await runSequence(operation, sequence, { paused: execution });
    context.advance();
  }
}

/**
 * Runs the other sequences; they hold what they create until they end, so that on a small target few run at once. Comes to
 * those for which there was no room.
 */
export async function runSequences(
  operation: Operation,
  context: StageContext,
  sequences: readonly Sequence[],
): Promise<readonly Sequence[]> {
  const { options, pool } = operation;
  const room = Math.floor((pool.limit() - alive.whilePaused) / alive.inSequence);
  const crowded: Sequence[] = [];
  await runPool(
    sequences,
    Math.max(1, Math.min(options.concurrency, room)),
    async (sequence) => {
      await runSequence(operation, sequence, { crowdedOut: (it) => void crowded.push(it) });
      context.advance();
    },
    () => isOver(operation, context),
  );
  return crowded;
}

/** Runs those for which there was no room, one after the other, now that none waits any more. */
export async function runCrowdedOut(
  operation: Operation,
  context: StageContext,
  sequences: readonly Sequence[],
): Promise<void> {
  for (const sequence of sequences)
    if (!isOver(operation, context)) await runSequence(operation, sequence, { serial: 'with-room' });
}
