import type { Case } from '../src/contract/case.ts';

/**
 * The first case of each side of each clause, then further ones in turn, as long as `most` requests are enough for
 * them, their twins and controls, and for deleting what they create.
 */
export function fewest(cases: readonly Case[], most: number): readonly Case[] {
  const sides = new Map<string, Case[]>();
  for (const it of cases) {
    const key = `${it.clause} ${it.side}`;
    sides.set(key, [...(sides.get(key) ?? []), it]);
  }
  const chosen: Case[] = [];
  const sent = new Set<string>();
  let cost = 0;
  for (let round = 0; [...sides.values()].some((side) => side.length > round); round++)
    for (const side of sides.values()) {
      const it = side[round];
      if (it === undefined) continue;
      const price = priceOf(it, sent);
      if (round > 0 && cost + price > most) continue;
      cost += price;
      chosen.push(it);
      for (const planned of [it.request, it.twin, it.control]) sent.add(JSON.stringify(planned));
    }
  return chosen;
}

/** Accepted requests are packed, so that one costs less than itself and its deletion. */
function priceOf({ side, request, twin, control, answered }: Case, sent: ReadonlySet<string>): number {
  const fresh = (planned: typeof twin, price: number) =>
    planned === null || sent.has(JSON.stringify(planned)) ? 0 : price;
  const own = answered ? 2 : side === 'refuse' ? 1 : twin === null ? 1 : 2;
  return fresh(request, own) + fresh(twin, 2) + fresh(control, 1);
}
