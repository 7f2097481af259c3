import type { ReplayCase } from './replay-case.ts';

/** Sendings at least and at most before what is not seen counts as gone. */
const bounds = { least: 3, most: 40 } as const;
/** How seldom a fault that is still there may be missed by chance. */
const missed = 0.005;

/** How often a case has to be answered as it must be before it counts as fixed: more often where it failed now and then. */
export function sendingsNeeded({ seen, sent }: Pick<ReplayCase, 'seen' | 'sent'>): number {
  const rate = seen / sent;
  if (rate >= 1) return bounds.least;
  return Math.max(bounds.least, Math.min(bounds.most, Math.ceil(Math.log(missed) / Math.log(1 - rate))));
}
