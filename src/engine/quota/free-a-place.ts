import type { DryRunParameter } from '../../contract/contract.ts';
import { describeReply } from '../../oracle/read-reply.ts';
import { contradict } from '../contradict.ts';
import { type Session, tallyOf } from '../session.ts';
import { addUntold } from '../tally.ts';
import { isTaken, type Line, takenText } from './quota-lists.ts';
import { createPatiently, type Sender } from './quota-sender.ts';

/** A deleted resource frees its place, and neither refusals nor DryRuns take it. */
export async function freeAPlace(session: Session, sender: Sender, line: Line): Promise<void> {
  const { contract, resources } = session;
  const { scope, limit } = contract.quota.clauses;
  const tally = tallyOf(session, scope ?? limit);
  const dryRun = contract.parameters.find((it) => it.shape === 'dry-run');
  for (let count = 1; count <= 2; count++) {
    const id = sender.ids.find((it) => resources.alive().includes(it));
    if (id === undefined || !(await resources.remove(id))) return;
    await sender.refuse('refused while a place is free');
    const free = await createPatiently(session, sender, 'in a freed place');
    if (free.reply.kind === 'later') return addUntold(tally, describeReply(free.reply));
    if (free.reply.kind !== 'accepted') {
      if (await isTaken(session, line)) return addUntold(tally, takenText);
      contradict(session, tally, free, session.golden, {
        expected: 'accepted in the place of a deleted resource',
        actual: describeReply(free.reply),
      });
      continue;
    }
    tally.judged++;
    tally.accepted++;
    if (dryRun?.shape === 'dry-run' && free.reply.id !== null)
      await tryDryRunUse(session, sender, free.reply.id, dryRun, line);
    return;
  }
}

async function tryDryRunUse(
  session: Session,
  sender: Sender,
  freed: string,
  { name, clauses }: DryRunParameter,
  line: Line,
): Promise<void> {
  const tally = tallyOf(session, clauses.effect);
  if (!(await session.resources.remove(freed))) return;
  for (let count = 1; count <= 2; count++) {
    await sender.create('DryRun while a place is free', { [name]: 'true' });
    const used = await createPatiently(session, sender, 'after a DryRun');
    if (used.reply.kind === 'accepted') {
      tally.judged++;
      return;
    }
    if (await isTaken(session, line)) return addUntold(tally, takenText);
    contradict(session, tally, used, session.golden, {
      expected: 'accepted, for a DryRun uses no quota',
      actual: describeReply(used.reply),
    });
  }
}
