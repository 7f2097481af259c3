import { type Listing, listResources } from '../../send/companions.ts';
import { type Filling, settling } from './quota-requests.ts';

/** What the target lists once that which this run has deleted is no longer in it; null when it cannot be asked. */
export async function listSteadily(filling: Filling): Promise<Listing | null> {
  const { pool, options, profile } = filling;
  for (let look = 0; ; look++) {
    const listing = await listIn(filling, profile.facts.region);
    const alive = pool.alive();
    const isStale =
      listing !== null && [...listing.resources.keys()].some((id) => pool.isOurs(id) && !alive.includes(id));
    const wait = settling[look];
    if (!isStale || wait === undefined) return listing;
    await options.wait(wait);
  }
}

/** What the target lists in `region`; null when it cannot be asked. */
export async function listIn({ sender, profile, quota }: Filling, region: string): Promise<Listing | null> {
  const { contract } = profile;
  const clause = quota.clauses.limit;
  const context = { case: `${contract.operation}/quota/list`, clause, purpose: 'sequence' } as const;
  return listResources(sender, contract, region, context);
}

/** The list, as soon as it has more than `number`: a target may show late what it created. */
export async function listMoreThan(filling: Filling, number: number): Promise<Listing | null> {
  for (const wait of [...settling.slice(0, 5), null]) {
    const listing = await listIn(filling, filling.profile.facts.region);
    if (listing === null || listing.resources.size > number || wait === null) return listing;
    await filling.options.wait(wait);
  }
  return null;
}
