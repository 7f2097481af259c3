import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isIn, shareOf } from './shard.ts';

const counts = fc.integer({ min: 1, max: 9 });
const shardsOf = (count: number) => Array.from({ length: count }, (_, at) => ({ index: at + 1, count }));

it('has each name in one part', () => {
  fc.assert(
    fc.property(fc.string(), counts, (name, count) => {
      expect(shardsOf(count).filter((shard) => isIn(shard, name))).toHaveLength(1);
    }),
  );
});

it('has about as many names in each part', () => {
  const names = Array.from({ length: 3000 }, (_, at) => `case ${at}`);
  for (const shard of shardsOf(3))
    expect(Math.abs(names.filter((name) => isIn(shard, name)).length - 1000)).toBeLessThan(150);
});

it('shares out every case of a space, and says how many are in a part', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(5), counts, (items, ahead, count) => {
      const before = Math.min(ahead, items.length);
      const cases = items as never[];
      const space = { clause: 'a', ahead: before, size: items.length - before, cases };
      const shares = shardsOf(count).map((shard) => {
        const share = shareOf(space, shard);
        const own: readonly unknown[] = [...share.cases];
        expect(own).toHaveLength(share.count);
        return own;
      });
      expect(shares.flat().sort()).toEqual([...items].sort());
      expect([...shareOf(space, null).cases]).toEqual(items);
    }),
  );
});
