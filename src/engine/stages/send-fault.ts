import { applyChange } from '../../contract/apply-change.ts';
import type { Answered } from '../send/answered.ts';
import { observationOf } from '../send/answered.ts';
import type { Requests } from '../send/requests.ts';
import { plainRequest, type TargetProfile } from '../target-profile.ts';
import { type Preflight, preflightContext } from './preflight-context.ts';

/**
 * Sends a request that every document refuses: few clauses that are read off answers see another refusal. Null in profile
 * quick, which has no request to spare for what its first faults show as well.
 */
export async function sendFault(
  preflight: Preflight,
  profile: TargetProfile,
  requests: Requests,
): Promise<Answered | null> {
  const { contract, options, emit } = preflight;
  if (options.profile === 'quick') return null;
  const planned = plainRequest(profile, applyChange(profile.baseline, contract.baselineFault));
  const answered = await requests.obtain(planned, {
    context: preflightContext(preflight, 'fault'),
    serial: 'fault',
  });
  if (answered === null) return null;
  await requests.discard(observationOf(answered));
  if (answered.reply.kind === 'accepted')
    emit({
      type: 'note',
      text: `${contract.operation}: the target accepted a request that every document refuses.`,
    });
  return answered;
}
