import { companionName } from '../../../contract/companion-name.ts';
import { runPool } from '../../run-pool.ts';
import { fill } from './fill.ts';
import { lookAtTheLine } from './look-at-line.ts';
import { claimQuota } from './quota-claims.ts';
import { quotaClauses } from './quota-clauses.ts';
import { listSteadily } from './quota-lists.ts';
import { createQuotaRequests, type Filling } from './quota-requests.ts';

/**
 * Fills the target up to its limit and looks what happens at the line: the last allowed request, the next one, a
 * check, another region, a place that was freed. It runs alone and leaves nothing behind.
 */
export async function runQuota(operation: Omit<Filling, 'quota'>): Promise<void> {
  const { quota } = operation.profile.contract;
  if (quota === null) return;
  const filling: Filling = { ...operation, quota };
  const { profile, options, pool, sender } = filling;
  const { contract, capabilities } = profile;
  const give = (as: 'not-applicable', reason: string): void => {
    const clauses = quotaClauses(contract);
    filling.judge.claim({ kind: 'skip', operation: contract.operation, as, clauses, reason });
  };
  const { list, remove } = contract.companions;
  if (!capabilities.list || !capabilities.remove)
    return give(
      'not-applicable',
      `the target does not serve ${companionName(capabilities.list ? remove : list)}, so it cannot be filled and cleaned`,
    );
  const before = [...((await listSteadily(filling))?.resources.keys() ?? [])];
  const room = (quota.limit ?? options.quotaCap) - before.length;
  if (room < 1)
    return give(
      'not-applicable',
      `the target holds ${before.length} resources already, so that nothing can be added`,
    );
  const requests = createQuotaRequests(filling);
  try {
    const full = await fill(filling, requests, before, room);
    if (full === 'unreached')
      return give(
        'not-applicable',
        `the limit was not reached with ${before.length + room} resources: raise --quota-cap`,
      );
    if (full === 'stopped')
      return inconclusive(filling, sender.stopped() ?? 'the target could not be filled');
    if (full === 'early') return;
    await lookAtTheLine(filling, requests, before);
  } finally {
    await runPool(
      pool.alive(),
      options.concurrency,
      async (id) => void (await pool.remove(id)),
      () => false,
    );
  }
}

/**
 * Looks whether a target that turns requests away for its quota is full at all: when it lists fewer than the limit, it
 * counts what does not count, such as refused requests or deleted resources.
 */
export async function lookAtQuota(operation: Omit<Filling, 'quota'>): Promise<void> {
  const { contract, capabilities } = operation.profile;
  const { quota } = contract;
  if (quota === null) return;
  const filling: Filling = { ...operation, quota };
  const { limit, clauses } = quota;
  if (!capabilities.list || !capabilities.remove) return;
  const requests = createQuotaRequests(filling);
  const rounds = [];
  for (let round = 1; round <= 2; round++) {
    const creates = await requests.createPatiently('with places free');
    const last = creates.at(-1);
    if (last?.reply.kind !== 'blocked' || last.reply.cause !== 'quota') return;
    const listing = await listSteadily(filling);
    if (listing === null || listing.resources.size >= (limit ?? 1)) return;
    rounds.push({ creates, listing });
  }
  const before = rounds.flatMap(({ listing }) => [...listing.resources.keys()]);
  const filled = { number: limit ?? 1, creates: [], before };
  claimQuota(filling, clauses.scope ?? clauses.limit, 'accepted-below-limit', filled, rounds);
}

function inconclusive({ profile, judge }: Filling, reason: string): void {
  const { contract } = profile;
  judge.claim({ kind: 'lost', operation: contract.operation, clauses: quotaClauses(contract), reason });
}
