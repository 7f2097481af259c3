import { counted } from '../report/words.ts';
import { limits } from './limits.ts';
import type { Totals } from './totals.ts';

/**
 * Why a tester with these figures is not good enough, a sentence for each reason; none when it is. `natural` are those of
 * natural faults alone.
 */
export function whyFailed(totals: Totals, natural: Totals): readonly string[] {
  const derived = totals.mustFaults - natural.mustFaults;
  const missed = derived - (totals.mustFound - natural.mustFound);
  const kept = totals.single === 0 ? 1 : 1 - totals.overLost / totals.single;
  return [
    ...(missed === 0 ? [] : [`Missed ${missed} of ${derived} faults that were derived from a must.`]),
    ...(natural.mustFound >= limits.natural * natural.mustFaults
      ? []
      : [
          `Found ${natural.mustFound} of ${natural.mustFaults} natural faults that break a must, fewer than ${percent(limits.natural)}.`,
        ]),
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
