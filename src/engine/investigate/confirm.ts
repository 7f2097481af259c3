import type { PlannedRequest } from '../../contract/case.ts';
import { type Assessment, assess } from '../../oracle/assess.ts';
import type { Contradiction } from '../../oracle/claims/contradiction.ts';
import type { Answered } from '../send/answered.ts';
import type { Step } from './ask.ts';

/** What is sent again, and how its answers are read. */
export interface Confirming {
  readonly planned: PlannedRequest;
  /** What is sent in alternation; null for nothing. */
  readonly twin: PlannedRequest | null;
  readonly first: Contradiction;
  readonly contradicts: (answered: Answered) => boolean;
  readonly isTwinKept: (answered: Answered) => boolean;
}

/** What sending a request again in alternation with its twin came to. */
export interface Confirmed {
  readonly assessment: Assessment | 'ended';
  readonly again: readonly Answered[];
  readonly twins: readonly Answered[];
}

/** A hard contradiction needs its twin but once. */
const mostTwinsOfHard = 1;

/** Sends a request again in alternation with its twin until it is clear whether it contradicts. */
export function* confirm({ planned, twin, first, contradicts, isTwinKept }: Confirming): Step<Confirmed> {
  const again: Answered[] = [];
  const twins: Answered[] = [];
  for (let count = 1; ; count++) {
    const assessment = assess({
      seen: again.map(contradicts),
      twins: twins.map(isTwinKept),
      isHard: first.isHard,
    });
    if (assessment !== 'undecided') return { assessment, again, twins };
    // It was sent again and again already, between baselines that were accepted.
    if (first.isRepeated) return { assessment: 'shown', again, twins };
    const answered = yield { planned, serial: `confirm-${count}`, purpose: 'confirm' };
    if (answered === null) return { assessment: 'ended', again, twins };
    again.push(answered);
    if (twin === null || (first.isHard && twins.length >= mostTwinsOfHard)) continue;
    const beside = yield { planned: twin, serial: `twin-${count}`, purpose: 'twin' };
    if (beside !== null) twins.push(beside);
  }
}
