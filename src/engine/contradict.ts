import { counterexampleOf } from './counterexample.ts';
import type { Session } from './session.ts';
import type { Submitted } from './submit.ts';
import type { Tally, Violation } from './tally.ts';

/** What was expected of a request and what came. */
export interface Clash {
  readonly expected: string;
  readonly actual: string;
}

/** Puts down that `submitted` contradicts a clause: the first time it is a suspicion, the second time a violation. */
export function contradict(
  session: Session,
  tally: Tally,
  submitted: Submitted,
  twin: Submitted | null,
  clash: Clash,
): void {
  contradictWith(session, tally, submitted.exchange.ordinal, () => ({
    at: submitted.exchange.ordinal,
    reason: clashText(clash),
    counterexample: counterexampleOf(session, submitted, twin, clash.expected),
  }));
}

/** As `contradict`, for what is not a single request. */
export function contradictWith(session: Session, tally: Tally, ordinal: number, show: () => Violation): void {
  if (tally.violation !== null) return;
  if (tally.suspicion === null) {
    tally.suspicion = show();
    return;
  }
  if (tally.suspicion.at === ordinal) return;
  tally.violation = tally.suspicion;
  session.emit({ type: 'violation', clause: tally.clause.id, ordinal: tally.violation.at });
}

/** What was expected and what came, in one sentence. */
export function clashText({ expected, actual }: Clash): string {
  return `expected ${expected}, received: ${actual}`;
}
