import { baseHolds } from './base-holds.ts';
import type { Session } from './session.ts';
import type { Submitted } from './submit.ts';

const sendings = 3;

/** Whether an answer is a 5xx, or none at all while others get one. */
export function isCrash({ reply }: Submitted): boolean {
  return reply.kind === 'broken' && reply.cause === 'server';
}

/**
 * Whether a request is answered with a 5xx each time that `retry` sends it, while the base request is not: any target may
 * break down for a moment. `retry` comes to null when the request is answered as it has to be.
 */
export async function isLastingCrash(
  session: Session,
  id: string,
  retry: (serial: string) => Promise<Submitted | null>,
): Promise<boolean> {
  for (let count = 1; count <= sendings; count++) {
    if ((await retry(`crash-${count}`)) === null) return false;
    if (!(await baseHolds(session, `crash/${id}/${count}`))) return false;
  }
  return true;
}
