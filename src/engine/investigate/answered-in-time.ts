import type { PlannedRequest } from '../../contract/test-case.ts';
import type { Answered } from '../send/answered.ts';
import type { Step } from './ask.ts';

/** A request that takes long for what is in it does so each time; a machine or a network pauses once. */
const sendings = 2;

/**
 * The answers to a request that was only late, if they all came in time when it was sent again. Null where one is late
 * again, or was not sent.
 */
export function* answeredInTime(
  planned: PlannedRequest,
  contradicts: (answered: Answered) => boolean,
): Step<readonly Answered[] | null> {
  const again: Answered[] = [];
  while (again.length < sendings) {
    const answered = yield { planned, serial: `in-time-${again.length + 1}`, purpose: 'confirm' };
    if (answered === null || contradicts(answered)) return null;
    again.push(answered);
  }
  return again;
}
