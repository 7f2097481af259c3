import type { PlannedRequest } from '../contract/case.ts';
import type { Occasion } from './conduit.ts';
import type { Session } from './session.ts';
import { settle } from './settle.ts';
import { discard, type Submitted, submit } from './submit.ts';

/** Sends a twin or control once however many cases ask for it; what it creates is deleted. */
export async function remember(
  session: Session,
  planned: PlannedRequest,
  clause: string,
): Promise<Submitted> {
  const name = JSON.stringify(planned);
  const known = session.remembered.get(name);
  if (known !== undefined) return known;
  const serial = String(session.remembered.size);
  const occasion: Occasion = { case: `${clause}/twin`, clause, purpose: 'twin' };
  const sent = submit(session, planned, { occasion, serial: `${name}/${serial}` }).then(async (submitted) => {
    await discard(session, submitted);
    return settle(session, submitted, `${occasion.case}/${serial}`);
  });
  session.remembered.set(name, sent);
  return sent;
}
