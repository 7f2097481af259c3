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

/** The first of several plain requests that breaks down as well, whatever was asked: null where none does. */
export function* firstBrokenBaseline(baseline: PlannedRequest): Step<Answered | null> {
  for (let count = 1; count <= requests; count++) {
    const answered = yield { planned: baseline, serial: `baseline-${count}`, purpose: 'twin' };
    if (answered !== null && isBreakdown(answered.reply)) return answered;
  }
  return null;
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
