import { runPool } from '../pool.ts';
import { type Session, tallyOf } from '../session.ts';
import { addUntold, type Tally } from '../tally.ts';
import { fill } from './fill-quota.ts';
import { lookAtTheLine } from './look-at-line.ts';
import { quotaClauses } from './quota-clauses.ts';
import { listSteadily } from './quota-lists.ts';
import { createSender } from './quota-sender.ts';

/**
 * Fills the target up to its limit and looks what happens at the line: the last allowed request, the next one, a
 * DryRun, another region, a place that was freed. It runs alone and leaves nothing behind.
 */
export async function runQuota(session: Session): Promise<void> {
  const tallies = quotaClauses(session).map((id) => tallyOf(session, id));
  const give = (reason: string) => {
    for (const tally of tallies) tally.inapplicable = reason;
  };
  const { capabilities, contract, conduit, options } = session;
  if (!capabilities.list || !capabilities.remove)
    return give(
      `the target does not answer ${capabilities.list ? contract.companions.remove.action : contract.companions.list.action}, so it cannot be filled and cleaned`,
    );
  const before = await listSteadily(session);
  const existing = before.length;
  const room = (contract.quota.limit ?? options.quotaCap) - existing;
  if (room < 1) return give(`the target holds ${existing} resources already, so that nothing can be added`);
  const sender = createSender(session);
  try {
    const full = await fill(session, sender, room);
    for (const tally of tallies) tally.done++;
    if (full === 'stopped') return untold(tallies, conduit.stopped() ?? 'the run ended');
    if (full === 'unreached')
      return give(`the limit was not reached with ${existing + room} resources: raise --quota-cap`);
    if (full === 'early') return;
    await lookAtTheLine(session, sender, new Set(before.map(({ id }) => id)));
  } finally {
    await runPool(
      session.resources.alive(),
      options.concurrency,
      async (id) => void (await session.resources.remove(id)),
      () => false,
    );
  }
}

function untold(tallies: readonly Tally[], reason: string): void {
  for (const tally of tallies) addUntold(tally, reason);
}
