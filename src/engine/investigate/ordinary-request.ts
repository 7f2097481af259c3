import { isDeepStrictEqual } from 'node:util';
import { isForeign, isForeignThoughOrdinary } from '../../oracle/claims/breakdown.ts';
import { type Answered, answeredOnce, observationOf } from '../send/answered.ts';
import type { RefusedRequest } from '../send/requests.ts';
import type { TargetProfile } from '../target-profile.ts';
import type { Step } from './ask.ts';

/**
 * An ordinary request that was turned away without a Code as `odd` was, which shows that this is not for what is odd about
 * it: one of those that had to be refused, or the request without its odd signs. Null where there is none.
 */
export function* ordinaryFrom(
  { contract, baseline }: TargetProfile,
  odd: Answered,
  refused: readonly RefusedRequest[],
): Step<Answered | null> {
  if (!isForeign(odd.reply)) return null;
  const known = refused.find(({ observation }) =>
    isForeignThoughOrdinary(contract, observation, observation.reply),
  );
  if (known !== undefined) return answeredOnce(known);
  const { parameters } = odd.planned;
  const plain = Object.entries(parameters).map(([name, value]) => [
    name,
    value === baseline[name] || placeholder.test(value) ? value : value.replace(/[^A-Za-z0-9]/g, '') || 'a',
  ]);
  const planned = { ...odd.planned, again: [], raw: '', parameters: Object.fromEntries(plain) };
  // Nothing is odd about it: then it stands for itself.
  if (isDeepStrictEqual(planned, odd.planned)) return null;
  const answered = yield { planned, serial: 'without-signs', purpose: 'twin' };
  if (answered === null) return null;
  return isForeignThoughOrdinary(contract, observationOf(answered), answered.reply) ? answered : null;
}

const placeholder = /^\{[a-z]+:.*\}$/;
