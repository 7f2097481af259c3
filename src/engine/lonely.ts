import type { Session } from './session.ts';
import type { Tally } from './tally.ts';

/**
 * The tallies whose suspicion rests on one of the requests with these `ordinals` alone, and that nothing tries again
 * later by itself.
 */
export function lonelyAmong({ tallies }: Session, ordinals: readonly number[]): readonly Tally[] {
  return [...tallies.values()].filter(
    ({ suspicion, violation, tryAgain }) =>
      violation === null && tryAgain === null && suspicion !== null && ordinals.includes(suspicion.at),
  );
}
