import { describe, expect, it } from 'vitest';
import { createRateLimiter } from './rate-limiter.ts';

/** Says at which millisecond a target takes a request. */
type Allows = (at: number) => boolean;

/** A target with room for `rate` requests, which becomes free again at `rate` a second. */
function bucket(rate: number): Allows {
  let room = rate;
  let last = 0;
  return (at) => {
    room = Math.min(rate, room + ((at - last) / 1000) * rate);
    last = at;
    if (room < 1) return false;
    room--;
    return true;
  };
}

/** A target that takes so many requests in each stretch of so many milliseconds. */
function stretches(most: number, lengthMs: number): Allows {
  let stretch = 0;
  let taken = 0;
  return (at) => {
    if (Math.floor(at / lengthMs) !== stretch) taken = 0;
    stretch = Math.floor(at / lengthMs);
    taken++;
    return taken <= most;
  };
}

/** Sends so many requests, 16 at once, each until it is taken; how long that takes, and how many were turned down. */
async function sent(allows: Allows, requests: number, rate: number | null = null) {
  let time = 0;
  const waiting: { at: number; wake: () => void }[] = [];
  const wait = (milliseconds: number) =>
    new Promise<void>((wake) => void waiting.push({ at: time + milliseconds, wake }));
  const limiter = createRateLimiter({ rate, now: () => time, wait });
  let left = requests;
  let refused = 0;
  let working = 0;
  const work = async (): Promise<void> => {
    working++;
    while (left > 0) {
      left--;
      for (let count = 0; ; count++) {
        await limiter.turn();
        await wait(5);
        if (allows(time)) break;
        refused++;
        limiter.slowDown();
        await wait(Math.min(2000, 40 * 2 ** count));
      }
      limiter.speedUp();
    }
    working--;
  };
  const workers = Array.from({ length: 16 }, work);
  while (working > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    waiting.sort((one, other) => one.at - other.at);
    const next = waiting.shift();
    if (next === undefined) continue;
    time = Math.max(time, next.at);
    next.wake();
  }
  await Promise.all(workers);
  return { seconds: time / 1000, refused };
}

describe('a target that allows so many requests a second', () => {
  it.each([
    [20, 200],
    [20, 1000],
    [100, 1000],
  ])('of %i gets %i requests in the time that they need and a tenth', async (rate, requests) => {
    const { seconds, refused } = await sent(bucket(rate), requests);
    expect(seconds).toBeLessThan((requests / rate) * 1.1);
    expect(refused).toBeLessThan(requests / 4);
  });

  it('in long stretches is not waited for much longer', async () => {
    const { seconds } = await sent(stretches(100, 5000), 400);
    expect(seconds).toBeLessThan(25);
  });
});

it('sends no more than it may by its own limit', async () => {
  const { seconds } = await sent(() => true, 100, 50);
  expect(seconds).toBeGreaterThanOrEqual(99 / 50);
});

it('is soon as fast as before at a target that turned down once', async () => {
  let count = 0;
  const { seconds } = await sent(() => ++count !== 4000, 6000);
  const undisturbed = await sent(() => true, 6000);
  expect(seconds).toBeLessThan(undisturbed.seconds * 1.5);
});

it('goes no slower than a request a second', async () => {
  let time = 0;
  const gaps: number[] = [];
  const wait = async (milliseconds: number) => {
    gaps.push(milliseconds);
    time += milliseconds;
  };
  const limiter = createRateLimiter({ rate: null, now: () => time, wait });
  for (let count = 0; count < 50; count++) {
    await limiter.turn();
    time += 300;
    limiter.slowDown();
  }
  expect(Math.max(...gaps)).toBeLessThanOrEqual(1000);
});
