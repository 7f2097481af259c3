import type { Sequence } from '../../contract/sequence.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import { isBreakdown } from '../../oracle/claims/breakdown.ts';
import type { Answered } from '../send/answered.ts';
import type { Step } from './ask.ts';
import type { SequenceStep } from './ask-sequence.ts';
import type { Execution } from './unconfirmed-contradiction.ts';

/** More than a target usually has workers, of which one may be broken. */
const requests = 9;

/** In a sequence all of them live at once: few, so that a small target takes them. */
const requestsAtOnce = 3;

/** What broke down, and what it is held against. */
interface Suspect {
  readonly planned: PlannedRequest;
  readonly baseline: PlannedRequest;
  /** Sent once in between, so that baselines, of two requests each to create and to delete, meet all of up to six workers. */
  readonly between: PlannedRequest | null;
}

/** A plain request that breaks down as well, whatever was asked; null where none does, or far fewer than of those that broke down. */
export function* firstBrokenBaseline({ planned, baseline, between }: Suspect): Step<Answered | null> {
  const broken: Answered[] = [];
  for (let count = 1; count <= requests; count++) {
    const answered = yield { planned: baseline, serial: `baseline-${count}`, purpose: 'twin' };
    if (answered !== null && isBreakdown(answered.reply)) broken.push(answered);
    if (broken.length > requests / 2) return broken[0] ?? null;
    if (broken.length === 1 && answered === broken[0] && !(yield* breaksAlways(planned))) return answered;
    if (between !== null && count === requests / 3)
      yield { planned: between, serial: 'between', purpose: 'twin' };
  }
  return null;
}

/** Whether a request breaks down however often it is sent: one that only meets a broken worker now and then does not. */
function* breaksAlways(planned: PlannedRequest): Step<boolean> {
  for (let count = 1; count < requests; count++) {
    const answered = yield { planned, serial: `each-time-${count}`, purpose: 'confirm' };
    if (answered === null || !isBreakdown(answered.reply)) return false;
  }
  return true;
}

/** Whether one of several plain requests breaks down as well, where `first` broke down. */
export function* isBaselineBroken(baseline: PlannedRequest, { sequence }: Execution): SequenceStep<boolean> {
  const plain: Sequence = {
    ...sequence,
    id: `${sequence.id}/baseline`,
    check: 'tokens',
    steps: Array.from({ length: requestsAtOnce }, () => ({ kind: 'create', times: 1, request: baseline })),
  };
  for (let count = 1; count <= requests / requestsAtOnce; count++) {
    const execution = yield { sequence: plain, serial: `baseline-${count}` };
    if (execution?.creates.some(({ reply }) => isBreakdown(reply)) === true) return true;
  }
  return false;
}
