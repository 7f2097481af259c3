import { isForeign, isForeignThoughOrdinary } from '../../oracle/claims/breakdown.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import type { TargetProfile } from '../target-profile.ts';
import type { Step } from './ask.ts';

/**
 * The request without its odd signs, if what turns away `odd` and is not the target turns that away as well: then it does
 * not do so for what is odd about it. Null where it was the target that answered, or where it answers without the signs.
 */
export function* ordinaryFrom({ contract, baseline }: TargetProfile, odd: Answered): Step<Answered | null> {
  if (!isForeign(odd.reply)) return null;
  const { parameters } = odd.planned;
  const plain = Object.entries(parameters).map(([name, value]) => [
    name,
    value === baseline[name] ? value : value.replace(/[^A-Za-z0-9]/g, '') || 'a',
  ]);
  const planned = { ...odd.planned, again: [], raw: '', parameters: Object.fromEntries(plain) };
  const answered = yield { planned, serial: 'without-signs', purpose: 'twin' };
  if (answered === null) return null;
  return isForeignThoughOrdinary(contract, observationOf(answered), answered.reply) ? answered : null;
}
