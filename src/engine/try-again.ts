import type { Session } from './session.ts';

const mostRounds = 4;

/**
 * Tries at the end once more to show what was seen broken once: some endpoints are wrong now and then only, and a clause
 * that is merely suspected is neither kept nor broken.
 */
export async function tryAgain({ tallies, conduit }: Session): Promise<void> {
  for (const tally of tallies.values())
    for (let round = 1; round <= mostRounds; round++) {
      if (tally.suspicion === null || tally.violation !== null || conduit.stopped() !== null) break;
      await tally.tryAgain?.(round);
    }
}
