import { parametersOfShape } from '../../../contract/of-shape.ts';
import { createdId } from '../../../oracle/created-id.ts';
import type { Observation } from '../../../oracle/observation.ts';
import { claimQuota, type Filled, isKept, type Round } from './quota-claims.ts';
import { listSteadily } from './quota-lists.ts';
import type { Filling, QuotaRequests } from './quota-requests.ts';

const mostRounds = 2;

/** A deleted resource frees its place, and neither refusals nor checks take it. */
export async function freeAPlace(filling: Filling, requests: QuotaRequests, filled: Filled): Promise<void> {
  const { contract } = filling.profile;
  const { scope, limit } = filling.quota.clauses;
  const freed = await placeFreed(filling, requests, async () => {
    await requests.refuse('refused while a place is free');
  });
  const isFree = isKept(claimQuota(filling, scope ?? limit, 'accepted-below-limit', filled, freed));
  if (!isFree) return;
  for (const parameter of parametersOfShape(contract, 'dry-run')) {
    const rounds = await placeFreed(filling, requests, async () => {
      await requests.create('DryRun while a place is free', { [parameter.name]: 'true' });
    });
    claimQuota(filling, parameter.clauses.effect, 'accepted-below-limit', filled, rounds);
  }
}

/** Frees a place, does `meanwhile` and asks for the place; a second time when it is not given. */
async function placeFreed(
  filling: Filling,
  requests: QuotaRequests,
  meanwhile: () => Promise<void>,
): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let round = 1; round <= mostRounds; round++) {
    const id = aliveAmong(filling, requests.accepted());
    if (id === null || !(await filling.pool.remove(id))) return rounds;
    await meanwhile();
    const creates = await requests.createPatiently('in a freed place');
    const isGiven = creates.at(-1)?.reply.kind === 'accepted';
    rounds.push({ creates, listing: isGiven ? null : await listSteadily(filling) });
    if (isGiven) break;
  }
  return rounds;
}

function aliveAmong({ pool }: Filling, creates: readonly Observation[]): string | null {
  const alive = pool.alive();
  // The last one: the token of the first is asked for again at the end.
  return creates.flatMap(({ reply }) => createdId(reply) ?? []).findLast((id) => alive.includes(id)) ?? null;
}
