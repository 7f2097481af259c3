import type { Contract } from '../../../contract/contract.ts';
import { createdId } from '../../../oracle/created-id.ts';
import type { Observation } from '../../../oracle/observation.ts';
import { judgeRound } from '../../../oracle/quota.ts';
import { type Listing, listResources, readResources } from '../../send/companions.ts';
import { claimQuota, type Filled, type Round } from './quota-claims.ts';
import { listMoreThan, listSteadily } from './quota-lists.ts';
import type { Filling, QuotaRequests } from './quota-requests.ts';

const mostRounds = 2;

/** Milliseconds before each look: a target may show late what it did. */
const looks = [0, 500, 2500];

/** How many ask for the last place at once. */
const atOnce = 4;

/** Many lists take so many pages that the last one is not full. */
const pages = 3;

/** Looks whether what was created first and last is shown by its id, and whether all of it is on the pages of a list. */
export async function lookWhileFull(filling: Filling, filled: Filled): Promise<void> {
  const { pool, profile, sender } = filling;
  const { contract, facts } = profile;
  const clause = contract.common.resultReadback;
  const alive = filled.creates.filter(({ reply }) => pool.alive().includes(createdId(reply) ?? ''));
  const ends = [...alive.slice(0, 1), ...alive.slice(1).slice(-1)];
  const context = { case: `${contract.operation}/quota/read`, clause, purpose: 'sequence' } as const;
  const ids = ends.flatMap(({ reply }) => createdId(reply) ?? []);
  await showing(filling, filled, ends, () =>
    readResources(sender, onOnePage(contract), facts.region, ids, { context }),
  );
  const size = Math.ceil((filled.before.length + alive.length) / pages) + 1;
  await showing(filling, filled, alive, () =>
    listResources(sender, inPages(contract, size), facts.region, context),
  );
}

async function showing(
  filling: Filling,
  filled: Filled,
  creates: readonly Observation[],
  look: () => Promise<Listing | null | undefined>,
): Promise<void> {
  const { contract } = filling.profile;
  if (creates.length < 2) return;
  const rounds: Round[] = [];
  for (const wait of looks) {
    await filling.options.wait(wait);
    const listing = (await look()) ?? null;
    if (listing === null) return;
    rounds.push({ creates, listing });
    const read = {
      creates,
      listed: [...listing.resources.values()],
      repeated: null,
      known: [],
      isShared: () => false,
    };
    const { kind } = judgeRound(contract, 'shown-when-full', read, { number: filled.number, filled: 0 });
    if (kind !== 'contradicts') return;
  }
  claimQuota(filling, contract.common.resultReadback, 'shown-when-full', filled, rounds);
}

/** Where pages have numbers, what is asked for by its id is on the first. */
function onOnePage(contract: Contract): Contract {
  const { list } = contract.companions;
  const numbered = list?.paging.find((it) => it.kind === 'number');
  if (list === null || numbered?.kind !== 'number') return contract;
  const parameters = { ...list.parameters, [numbered.page]: '1', [numbered.size]: String(numbered.most) };
  return {
    ...contract,
    companions: { ...contract.companions, list: { ...list, parameters, paging: [numbered] } },
  };
}

function inPages(contract: Contract, size: number): Contract {
  const { list } = contract.companions;
  if (list === null) return contract;
  const paging = list.paging.map((it) => ({ ...it, most: Math.min(it.most, size) }));
  return { ...contract, companions: { ...contract.companions, list: { ...list, paging } } };
}

/** Frees a place and has it asked for by many at once. */
export async function raceForLastPlace(
  filling: Filling,
  requests: QuotaRequests,
  filled: Filled,
): Promise<void> {
  const { pool, quota } = filling;
  const { limit } = quota.clauses;
  const rounds: Round[] = [];
  for (let round = 1; round <= mostRounds; round++) {
    const last = filled.creates.findLast(({ reply }) => pool.alive().includes(createdId(reply) ?? ''));
    const id = last === undefined ? null : createdId(last.reply);
    if (id === null || !(await pool.remove(id))) return;
    const held = (await listSteadily(filling))?.resources.size;
    if (held === undefined || held >= filled.number) return;
    const sent = await Promise.all(
      Array.from({ length: atOnce }, () => requests.create('for the last place at once')),
    );
    const creates = sent.filter((it) => it !== null);
    const accepted = creates.filter(({ reply }) => reply.kind === 'accepted');
    const isOne = held + accepted.length <= filled.number;
    rounds.push({ creates, listing: isOne ? null : await listMoreThan(filling, filled.number) });
    for (const { reply } of accepted.slice(1)) await pool.remove(createdId(reply) ?? '');
    if (isOne) return;
  }
  claimQuota(filling, limit, 'last-place', filled, rounds);
}
