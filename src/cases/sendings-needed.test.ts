import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sendingsNeeded } from './sendings-needed.ts';

it.each([
  [{ seen: 4, sent: 4 }, 3],
  [{ seen: 2, sent: 4 }, 8],
  [{ seen: 1, sent: 4 }, 19],
  [{ seen: 1, sent: 40 }, 40],
])('of a case that failed as in %j takes %i right answers before it counts as fixed', (counts, needed) => {
  expect(sendingsNeeded(counts)).toBe(needed);
});

it('takes no fewer where it failed more seldom', () => {
  const counts = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(counts, ([one, other]) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      expect(sendingsNeeded({ seen: less, sent: 40 })).toBeGreaterThanOrEqual(
        sendingsNeeded({ seen: more, sent: 40 }),
      );
    }),
  );
});
