import { expect, it } from 'vitest';
import { inParallel } from './in-parallel.ts';

const items = [1, 2, 3, 4, 5, 6, 7];

it('does everything once, so many at a time', async () => {
  const done: number[] = [];
  let atOnce = 0;
  let most = 0;
  await inParallel(items, 3, new AbortController().signal, async (item) => {
    most = Math.max(most, ++atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce--;
    done.push(item);
  });
  expect(done.toSorted()).toEqual(items);
  expect(most).toBe(3);
});

it('begins nothing more once it is told to stop', async () => {
  const stop = new AbortController();
  const done: number[] = [];
  await inParallel(items, 2, stop.signal, async (item) => {
    done.push(item);
    if (item === 2) stop.abort();
  });
  expect(done).toEqual([1, 2]);
});
