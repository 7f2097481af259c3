import { counted } from '../report/words.ts';
import { limits } from './limits.ts';
import type { Totals } from './totals.ts';

/** Why a tester with these figures is not good enough, a sentence for each reason; none when it is. */
export function whyFailed(totals: Totals): readonly string[] {
  const missed = totals.mustFaults - totals.mustFound;
  const kept = totals.single === 0 ? 1 : 1 - totals.overLost / totals.single;
  return [
    ...(missed === 0 ? [] : [`Missed ${missed} of ${totals.mustFaults} faults that break a must.`]),
    ...(totals.accusedRight === 0
      ? []
      : [`Accused a right endpoint in ${counted(totals.accusedRight, 'trial')}.`]),
    ...(totals.wrong <= limits.wrong * totals.trials
      ? []
      : [`Accused wrongly in more than ${percent(limits.wrong)} of the trials.`]),
    ...(kept >= limits.keptLost
      ? []
      : [
          `Lost at most ${limits.lost} other must clauses in fewer than ${percent(limits.keptLost)} of the trials.`,
        ]),
    ...(totals.unended === 0 ? [] : [`${counted(totals.unended, 'trial')} did not end.`]),
  ];
}

/** A share as people write it: `1 %`, `97.4 %`. */
export function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
