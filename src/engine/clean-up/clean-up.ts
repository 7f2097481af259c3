import { companionName } from '../../contract/companion-name.ts';
import type { Left } from '../../results/summary.ts';
import type { Created } from '../resources/account.ts';
import { runPool } from '../run-pool.ts';
import { callCompanion } from '../send/companions.ts';
import type { Cleaning } from './cleaning.ts';
import { appearedLeft, createdLeft, unansweredLeft } from './left.ts';
import { type Look, lookThrough } from './look-through.ts';
import { repeatCreates } from './repeat-creates.ts';

/** What came of cleaning up behind a run. */
export interface Cleaned {
  readonly deleted: readonly Created[];
  readonly left: readonly Left[];
}

/** Deletions at once. */
const width = 8;

/**
 * Deletes what the run created of one operation: what it was told of, what came of creates whose answers told nothing, and
 * what the target lists with texts of the run. What was not there before and cannot be shown to be the run's is left, and
 * said.
 */
export async function cleanUp(cleaning: Cleaning): Promise<Cleaned> {
  const { account, contract } = cleaning;
  const { operation, companions } = contract;
  const unanswered = () => account.unanswered().filter((it) => it.operation === operation);
  // First of all, so that no full target refuses the repeated creates.
  const known = await removeAlive(cleaning, new Set());
  const tried = new Set(account.alive().map(({ id }) => id));
  const isDoubtful = unanswered().length > 0;
  const reasons =
    isDoubtful && (await lists(cleaning)) ? await repeatCreates(cleaning) : new Map<string, string>();
  const looks = await lookEverywhere(cleaning, isDoubtful, reasons);
  const found = await removeAlive(cleaning, tried);
  noteAppeared(cleaning, looks);
  return {
    deleted: [...known.deleted, ...found.deleted],
    left: [
      ...known.left,
      ...found.left,
      ...looks.flatMap(({ region, stale }) =>
        stale.map((id) =>
          createdLeft(
            contract,
            { operation, region, id },
            `${companionName(companions.list)} still shows it, though ${companionName(companions.remove)} said that it is gone`,
          ),
        ),
      ),
      ...unanswered().map((intent) =>
        unansweredLeft(
          contract,
          intent,
          reasons.get(intent.key) ?? 'nothing in the request tells its result from that of another one',
        ),
      ),
      ...looks.flatMap(({ region, appeared }) => appeared.map((it) => appearedLeft(contract, region, it))),
    ],
  };
}

type LookIn = Look & { readonly region: string };

/** Where nothing is in doubt, a look at where the run was at home is enough. */
async function lookEverywhere(
  cleaning: Cleaning,
  isDoubtful: boolean,
  reasons: Map<string, string>,
): Promise<readonly LookIn[]> {
  const { account, contract } = cleaning;
  const own = account.before().filter(({ operation }) => operation === contract.operation);
  const home = own.map(({ region }) => region);
  const looks: LookIn[] = [];
  for (const region of new Set([...home, ...account.regionsOf(contract.operation)])) {
    const isWorthIt = home.includes(region) || isDoubtful || looks.some(({ found }) => found);
    if (isWorthIt) looks.push({ region, ...(await lookThrough(cleaning, region, reasons)) });
  }
  return looks;
}

async function lists({ sender, contract, context, account }: Cleaning): Promise<boolean> {
  const [region = ''] = account.regionsOf(contract.operation);
  const { list } = contract.companions;
  return list !== null && (await callCompanion(sender, contract, list, { region }, context)).ok;
}

/** Deletes what is alive, but for what `tried` names. */
async function removeAlive(
  { account, contract, pool }: Cleaning,
  tried: ReadonlySet<string>,
): Promise<Cleaned> {
  const deleted: Created[] = [];
  const left: Left[] = [];
  const alive = account
    .alive()
    .filter(({ operation, id }) => operation === contract.operation && !tried.has(id));
  await runPool(
    alive,
    width,
    async (created) => {
      if (!pool.alive().includes(created.id)) pool.add(created.id, created.region);
      if (await pool.remove(created.id)) deleted.push(created);
      else left.push(createdLeft(contract, created, pool.trouble() ?? 'it was not deleted'));
    },
    () => false,
  );
  return { deleted, left };
}

/** Puts down what appeared, and of what had appeared before what is gone. */
function noteAppeared({ account, contract, write }: Cleaning, looks: readonly LookIn[]): void {
  const { operation } = contract;
  for (const { region, appeared, isListed } of looks) {
    const ids = new Set(appeared.map(({ id }) => id));
    const before = account.appeared().filter((it) => it.operation === operation && it.region === region);
    if (isListed) for (const { id } of before) if (!ids.has(id)) write({ type: 'deleted', operation, id });
    for (const id of ids)
      if (!before.some((it) => it.id === id)) write({ type: 'appeared', operation, region, id });
  }
}
