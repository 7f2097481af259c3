import type { Session } from './session.ts';
import type { Submitted } from './submit.ts';

/** Deletes what a request created, if it did. */
export async function discard(session: Session, { reply }: Submitted): Promise<void> {
  if (reply.kind === 'accepted' && reply.id !== null) await session.resources.remove(reply.id);
}
