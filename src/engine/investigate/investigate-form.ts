import { contradictionIn, type Measure } from '../../oracle/claims/contradiction.ts';
import type { CapacityCodes } from '../../oracle/resolve.ts';
import type { Answered } from '../send/answered.ts';
import { plainRequest, type TargetProfile } from '../target-profile.ts';
import type { Step } from './ask.ts';
import { confirm } from './confirm.ts';
import type { Conclusion } from './investigate-case.ts';
import { shrink } from './shrink.ts';
import type { FormContradiction } from './unconfirmed-contradiction.ts';

/** Few are enough: most answers of a target have the same form. */
const mostSendings = 12;

/** What of a target's profile the form of its answers depends on. */
export type FormProfile = Pick<TargetProfile, 'contract' | 'facts' | 'baseline' | 'transport' | 'tokenless'>;

/** Looks into an answer whose form contradicts a clause: does it come again, and with how small a request. */
export function* investigateForm(
  { clause, planned, observation }: FormContradiction,
  profile: FormProfile,
  capacity: CapacityCodes,
): Step<Conclusion> {
  const { contract, facts } = profile;
  const measure: Measure = { basis: 'form', clause, twin: null };
  const of = ({ sent }: Answered) => contradictionIn(contract, sent, measure, capacity);
  const contradicts = (answered: Answered) => of(answered) !== null;
  const first: Answered = {
    planned,
    sent: { observation, again: [], baselines: [] },
    reply: observation.reply,
  };
  const raised = of(first);
  const confirmed =
    raised === null
      ? null
      : yield* confirm({
          planned,
          twin: null,
          first: raised,
          contradicts,
          isAgainstControl: false,
          isTwinKept: () => true,
        });
  const again = confirmed?.again ?? [];
  const seen = again.filter(contradicts).length;
  if (confirmed?.assessment !== 'shown')
    return {
      kind: 'dismissal',
      why: confirmed?.assessment === 'unsteady' ? 'unsteady' : 'ended',
      again,
      seen: seen + 1,
      sent: again.length + 1,
      failedTwin: null,
    };
  const smallest = yield* shrink({
    contract,
    facts,
    baseline: plainRequest(profile, profile.baseline),
    first: again.findLast(contradicts) ?? first,
    contradicts,
    isAnyRequest: true,
    chances: seen < again.length ? 3 : 1,
    mostSendings,
    mostContradictions: Number.POSITIVE_INFINITY,
  });
  return {
    kind: 'finding',
    basis: 'form',
    clause,
    first,
    again,
    twins: [],
    smallest,
    nearest: null,
    cure: null,
  };
}
