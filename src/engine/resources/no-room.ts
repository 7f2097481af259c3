import type { ResourcePool } from './pool.ts';

/** Why there is no room for what a create may create. */
export function noRoomText(pool: Pick<ResourcePool, 'alive' | 'limit' | 'trouble' | 'isRemovable'>): string {
  const alive = pool.alive().length;
  // A deletion may have failed once and come to its end later.
  if (pool.isRemovable() === false)
    return `${alive} resources are alive and could not be deleted (${pool.trouble() ?? 'nobody knows why'})`;
  const limit = pool.limit();
  return alive < limit
    ? 'the target had no room though what the run created was deleted'
    : `${alive} resources are alive, and the target takes no more than ${limit} of the run`;
}
