import { type Suspect, suspectsOf } from '../../oracle/blame/blame.ts';
import type { RefusedRequest } from '../../oracle/blame/suspect.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import type { Step } from './ask.ts';

/** The clause that the refusal of a valid request is due to. */
export interface Blamed {
  readonly clause: string;
  /** The request without what the clause is about, which was accepted; null where another one showed it. */
  readonly cure: Answered | null;
}

/** Tries each suspect's request; the first that the target accepts says which clause it is. Null when none does. */
export function* blame(
  refused: RefusedRequest,
  chances: number,
  isKept: (answered: Answered) => boolean,
): Step<Blamed | null> {
  for (const [index, suspect] of suspectsOf(refused).entries()) {
    const answered = yield* trySuspect(suspect, index + 1, chances, isKept);
    if (answered !== null) return { clause: suspect.clause, cure: suspect.isTurned ? null : answered };
  }
  return null;
}

/** The answer that shows that it is this suspect: it has to be accepted each time. */
function* trySuspect(
  { cure, isTurned }: Suspect,
  number: number,
  chances: number,
  isKept: (answered: Answered) => boolean,
): Step<Answered | null> {
  let last: Answered | null = null;
  for (let chance = 1; chance <= chances; chance++) {
    last = yield { planned: cure, serial: `blame-${number}/${chance}`, purpose: 'blame' };
    const holds = last !== null && (isTurned ? observationOf(last).reply.kind === 'accepted' : isKept(last));
    if (!holds) return null;
  }
  return last;
}
