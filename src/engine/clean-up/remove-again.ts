import { resourcesIn } from '../../oracle/listed-resources.ts';
import { treeOf } from '../../oracle/observation.ts';
import { runPool } from '../run-pool.ts';
import { callCompanion, type Listing, listResources } from '../send/companions.ts';
import type { Cleaning } from './cleaning.ts';

/** Deletions at once. */
const width = 8;

/** As often as a target is filled with resources of one id. */
const mostRounds = 100;

/** So many rounds in which nothing goes show that it says so and deletes nothing. */
const mostIdle = 2;

/** What is listed of the run's own although it was deleted. */
export function lingering({ contract, account }: Cleaning, listing: Listing): readonly string[] {
  const { operation } = contract;
  const alive = new Set(account.alive().flatMap((it) => (it.operation === operation ? [it.id] : [])));
  return [...listing.resources.keys()].filter((id) => account.isOurs(operation, id) && !alive.has(id));
}

/**
 * Deletes again what is still listed although it was deleted, as long as the target says that it does: several resources may
 * have one id. Comes to what is listed then; null when the target does not list any more.
 */
export async function removeAgain(
  cleaning: Cleaning,
  region: string,
  listing: Listing,
): Promise<Listing | null> {
  const { contract, sender, context } = cleaning;
  const { remove } = contract.companions;
  const gone = new Set<string>();
  let listed: Listing | null = listing;
  let idle = 0;
  for (let round = 1; remove !== null && round <= mostRounds && listed !== null; round++) {
    const ids = lingering(cleaning, listed).filter((id) => !gone.has(id));
    if (ids.length === 0) break;
    await runPool(
      ids,
      width,
      async (id) => {
        const { ok } = await callCompanion(sender, contract, remove, { region, id }, context);
        if (!ok) gone.add(id);
      },
      () => false,
    );
    if (ids.every((id) => gone.has(id))) break;
    const before = entriesOf(cleaning, listed);
    listed = await listResources(sender, contract, region, context);
    idle = listed !== null && entriesOf(cleaning, listed) >= before ? idle + 1 : 0;
    if (idle >= mostIdle) break;
  }
  return listed;
}

/** How many resources are listed, those of one id each counted. */
function entriesOf({ contract }: Cleaning, { pages }: Listing): number {
  return pages.reduce((sum, page) => sum + resourcesIn(contract, treeOf(page)).length, 0);
}
