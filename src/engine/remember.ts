import type { PlannedRequest } from '../contract/case.ts';
import type { Occasion } from './conduit.ts';
import { discardAsRead } from './inspect.ts';
import type { Session } from './session.ts';
import { settle } from './settle.ts';
import { type Submitted, submit } from './submit.ts';

/**
 * Sends a twin, a control or, with its `id`, a case that serves as one, once however many cases ask for it; what it
 * creates is deleted.
 */
export async function remember(
  session: Session,
  planned: PlannedRequest,
  clause: string,
  id?: string,
): Promise<Submitted> {
  const name = JSON.stringify(planned);
  const known = session.remembered.get(name);
  if (known !== undefined) return known;
  const serial = String(session.remembered.size);
  const occasion: Occasion =
    id === undefined
      ? { case: `${clause}/twin`, clause, purpose: 'twin' }
      : { case: id, clause, purpose: 'plan' };
  const sent = submit(session, planned, { occasion, serial: `${name}/${serial}` }).then(async (submitted) => {
    await discardAsRead(session, submitted);
    return settle(session, submitted, `${occasion.case}/${serial}`);
  });
  session.remembered.set(name, sent);
  return sent;
}
