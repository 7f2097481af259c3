/** Whole numbers from 0 to below `below`; the same seed gives the same ones. */
export type Random = (below: number) => number;

/** Random numbers by seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** `items` in a random order. */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, key: random(2 ** 32) }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ item }) => item);
}
