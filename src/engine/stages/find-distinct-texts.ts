import type { Parameters } from '../../contract/test-case.ts';
import type { Answered } from '../send/answered.ts';
import { withNewTexts } from '../send/new-texts.ts';
import type { Requests } from '../send/requests.ts';
import { plainRequest } from '../target-profile.ts';
import type { Baseline } from './find-baseline.ts';
import { type Preflight, preflightContext } from './preflight-context.ts';

/**
 * The baseline with texts that are new in every request, for a target that takes no text twice; null for one that does.
 * Asked while the resource of the baseline is there.
 */
export async function findDistinctTexts(
  preflight: Preflight,
  baseline: Baseline,
  requests: Requests,
): Promise<Baseline | null> {
  const { contract } = preflight;
  const send = async (parameters: Parameters, name: string): Promise<Answered | null> => {
    const planned = plainRequest({ ...baseline, contract }, parameters);
    const answered = await requests.obtain(planned, {
      context: preflightContext(preflight, name),
      serial: name,
    });
    if (answered !== null) await requests.discard(answered.sent.again.at(-1) ?? answered.sent.observation);
    return answered;
  };
  const same = await send(baseline.parameters, 'baseline-twice');
  if (same?.reply.kind !== 'refused') return null;
  const parameters = withNewTexts(contract, baseline.parameters);
  const other = await send(parameters, 'baseline-with-new-texts');
  return other?.reply.kind === 'accepted'
    ? { ...baseline, parameters, accepted: other, conflict: same.reply.code }
    : null;
}
