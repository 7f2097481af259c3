import type { Parameters, PlannedRequest } from '../contract/case.ts';
import type { Expectation } from '../oracle/expectation.ts';
import type { Attempted } from './conduit.ts';
import { discard } from './discard.ts';
import type { Session } from './session.ts';
import type { Sending } from './submit.ts';

/** As many resources as a target that turns creates down for its quota is thought to hold at the least. */
const fewestAlive = 6;

/** What the run itself created may fill the quota for a moment; that passes as it is deleted. */
export async function createPatiently(
  session: Session,
  planned: PlannedRequest,
  values: Parameters,
  { occasion, full }: Sending,
  { kind }: Expectation,
): Promise<Attempted> {
  const { contract, conduit, options, resources } = session;
  for (let count = 1; ; count++) {
    const attempted = await conduit.create(contract, planned, values, occasion);
    const { reply } = attempted;
    const isFull = reply.kind === 'barred' && reply.cause === 'quota';
    const isKnown = isFull && kind !== 'accept' && session.refusalCodes.has(reply.code);
    const passing = isFull && !isKnown && full !== true;
    if (passing) {
      session.mostUnread = Math.floor(session.mostUnread / 2);
      session.mostAlive = Math.min(session.mostAlive, Math.max(fewestAlive, resources.alive().length));
      for (const unread of session.unread.splice(0)) await discard(session, unread);
    }
    if (!passing || resources.alive().length === 0 || resources.removable === false || count > 6)
      return attempted;
    await options.wait(15 * 2 ** count);
  }
}
