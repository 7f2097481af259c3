import type { PlannedRequest } from '../../contract/test-case.ts';
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
  /** The twin is the same fault in plain form: only if that is refused each time does the form matter. */
  readonly isAgainstControl: boolean;
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
/** Sendings of a fault whose form is in question, and of its plain form: more where not all contradict. */
const controlled = { sendings: 4, controls: 6, controlsWhenRare: 20 } as const;

/** Sends a request again in alternation with its twin until it is clear whether it contradicts. */
export function* confirm(confirming: Confirming): Step<Confirmed> {
  const { planned, twin, first, contradicts, isTwinKept } = confirming;
  const again: Answered[] = [];
  const twins: Answered[] = [];
  for (let count = 1; ; count++) {
    const assessment = assess({
      seen: again.map(contradicts),
      twins: twins.map(isTwinKept),
      isHard: first.isHard,
    });
    const isEnough = !confirming.isAgainstControl || hasControls(confirming, again, twins);
    if (assessment !== 'undecided' && (assessment !== 'shown' || isEnough))
      return { assessment, again, twins };
    // It was sent again and again already, between baselines that were accepted.
    if (first.isRepeated && !confirming.isAgainstControl) return { assessment: 'shown', again, twins };
    const answered = yield { planned, serial: `confirm-${count}`, purpose: 'confirm' };
    if (answered === null) return { assessment: 'ended', again, twins };
    again.push(answered);
    const isOnce = first.isHard && !confirming.isAgainstControl;
    if (twin === null || (isOnce && twins.length >= mostTwinsOfHard)) continue;
    const beside = yield { planned: twin, serial: `twin-${count}`, purpose: 'twin' };
    if (beside !== null) twins.push(beside);
    else if (confirming.isAgainstControl) return { assessment: 'ended', again, twins };
  }
}

/** Whether the plain form was sent often enough for what the fault in question shows. */
function hasControls(
  { contradicts }: Confirming,
  again: readonly Answered[],
  twins: readonly Answered[],
): boolean {
  const needed = again.every(contradicts) ? controlled.controls : controlled.controlsWhenRare;
  return again.length >= controlled.sendings && twins.length >= needed;
}
