import { describeReply } from '../../oracle/read-reply.ts';
import { contradict } from '../contradict.ts';
import { type Session, tallyOf } from '../session.ts';
import { listSteadily } from './quota-lists.ts';
import { isSameRefusal } from './quota-refusals.ts';
import { createPatiently, createSender } from './quota-sender.ts';

/**
 * Looks whether a target that turns requests away for its quota is full at all: when it lists fewer than the limit,
 * it counts what does not count, such as refused requests or deleted resources.
 */
export async function lookAtQuota(session: Session): Promise<void> {
  const { contract, capabilities } = session;
  const { limit, clauses } = contract.quota;
  if (!capabilities.list || !capabilities.remove) return;
  const tally = tallyOf(session, clauses.scope ?? clauses.limit);
  const sender = createSender(session);
  for (let count = 1; count <= 2; count++) {
    const turnedDown = await createPatiently(session, sender, 'with places free');
    const { length: listed } = await listSteadily(session, tally.clause.id);
    if (!isSameRefusal(turnedDown) || listed >= (limit ?? 1)) return;
    contradict(session, tally, turnedDown, session.golden, {
      expected: `accepted, for the target lists ${listed} ${listed === 1 ? 'resource' : 'resources'} only`,
      actual: describeReply(turnedDown.reply),
    });
  }
}
