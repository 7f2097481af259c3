import { firstPlace } from '../../oracle/blame/first-place.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import type { TargetProfile } from '../target-profile.ts';
import type { Step } from './ask.ts';

/**
 * The clause about the first character of a text that passes with a sign at its beginning because too little is asked of
 * that character: another sign passes there too, and the same sign is refused further on. Null where that is not so.
 */
export function* laxFirstPlace(
  { contract }: Pick<TargetProfile, 'contract'>,
  smallest: Answered,
  contradicts: (answered: Answered) => boolean,
): Step<string | null> {
  const place = firstPlace(contract, smallest.planned, observationOf(smallest).values);
  // Whatever is about its answer and not about what it lets pass has another reason.
  if (place === null || observationOf(smallest).expectation.kind !== 'refuse') return null;
  let passesToo = false;
  for (const [index, planned] of place.others.entries()) {
    const other = yield { planned, serial: `first-other-${index + 1}`, purpose: 'blame' };
    passesToo = other !== null && contradicts(other);
    if (passesToo) break;
  }
  if (!passesToo) return null;
  const elsewhere = yield { planned: place.elsewhere, serial: 'first-elsewhere', purpose: 'blame' };
  return elsewhere?.reply.kind === 'refused' && !contradicts(elsewhere) ? place.clause : null;
}
