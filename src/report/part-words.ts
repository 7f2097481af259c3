import type { Summary } from '../results/summary.ts';

/** What has to be said of a run that is a part of one; empty of a whole one. */
export function partWords({ shard }: Pick<Summary, 'shard'>): string {
  return shard === undefined ? '' : `, part ${shard.index} of ${shard.count}`;
}
