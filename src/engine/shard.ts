import { hash } from 'node:crypto';
import type { Enumeration } from '../contract/test-case.ts';

/** A part of a run: the one with this number, from 1, of so many. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Whether `shard` is the one that sends what has this name. Each name is in one shard, whatever else is planned: shards that
 * learn different things of a target plan different requests, and must not leave out one of them together.
 */
export function isIn(shard: Shard | null, name: string): boolean {
  if (shard === null) return true;
  return Number.parseInt(hash('sha1', name).slice(0, 8), 16) % shard.count === shard.index - 1;
}

/** What of a space that is sent in full is in `shard`: every so many of its cases. */
export function shareOf(
  space: Enumeration,
  shard: Shard | null,
): { readonly cases: Enumeration['cases']; readonly count: number } {
  const all = space.ahead + space.size;
  if (shard === null) return { cases: space.cases, count: all };
  const { index, count } = shard;
  return { cases: everyNth(space.cases, shard), count: Math.max(0, Math.ceil((all - (index - 1)) / count)) };
}

function* everyNth<T>(items: Iterable<T>, { index, count }: Shard): Generator<T> {
  let at = 0;
  for (const item of items) if (at++ % count === index - 1) yield item;
}
