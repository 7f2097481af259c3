import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshen, lettersFor, volatileNames } from './fresh.ts';
import { createPace } from './pace.ts';
import { runPool } from './pool.ts';

describe('freshen', () => {
  const planned = { Name: 'plain', ClientToken: '{fresh:24}', Other: 'a{fresh:3}-{fresh:3}' };

  it('puts as many letters as asked in place of each stand-in', () => {
    const filled = freshen(planned, 'a source');
    expect(filled.Name).toBe('plain');
    expect(filled.ClientToken).toMatch(/^[a-zA-Z]{24}$/);
    expect(filled.Other).toMatch(/^a[a-zA-Z]{3}-[a-zA-Z]{3}$/);
  });

  it('gives the same letters for the same source and others for another', () => {
    expect(freshen(planned, 'one')).toEqual(freshen(planned, 'one'));
    expect(freshen(planned, 'one').ClientToken).not.toBe(freshen(planned, 'other').ClientToken);
  });

  it('gives each parameter and each place letters of its own', () => {
    const { A, B } = freshen({ A: '{fresh:20}', B: '{fresh:20}' }, 'one');
    const [first, second] = freshen({ A: '{fresh:20}-{fresh:20}' }, 'one').A?.split('-') ?? [];
    expect(A).not.toBe(B);
    expect(first).not.toBe(second);
  });

  it('makes texts of any length', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(600), (source, length) => {
        expect(lettersFor(source, length)).toHaveLength(length);
      }),
    );
  });

  it('tells which parameters are made afresh', () => {
    expect(volatileNames(planned)).toEqual(['ClientToken', 'Other']);
  });
});

describe('createPace', () => {
  function clocked(rate: number | null) {
    let time = 0;
    const waits: number[] = [];
    const pace = createPace({
      rate,
      now: () => time,
      wait: async (milliseconds) => {
        waits.push(milliseconds);
        time += milliseconds;
      },
    });
    return { pace, waits, time: () => time };
  }

  it('lets requests through at once where no limit is asked for', async () => {
    const { pace, waits } = clocked(null);
    for (let count = 0; count < 50; count++) await pace.turn();
    expect(waits).toEqual([]);
  });

  it('keeps to a rate', async () => {
    const { pace, time } = clocked(10);
    for (let count = 0; count < 21; count++) await pace.turn();
    expect(time()).toBeCloseTo(2000, -1);
  });

  it('slows down when the target asks for patience, and recovers', async () => {
    const { pace, waits } = clocked(null);
    pace.slowDown(200);
    await pace.turn();
    await pace.turn();
    expect(waits.reduce((sum, it) => sum + it, 0)).toBeGreaterThan(0);
    for (let count = 0; count < 200; count++) pace.speedUp();
    const before = waits.length;
    await pace.turn();
    await pace.turn();
    expect(waits.slice(before + 1)).toEqual([]);
  });

  it('never waits longer than a second between two requests, however often it is asked', async () => {
    const { pace, waits } = clocked(null);
    for (let count = 0; count < 100; count++) pace.slowDown(60_000);
    for (let count = 0; count < 5; count++) await pace.turn();
    expect(Math.max(...waits)).toBeLessThanOrEqual(1000);
  });
});

describe('runPool', () => {
  it('works on every item, in order of starting, at most so many at once', async () => {
    const started: number[] = [];
    let busy = 0;
    let most = 0;
    await runPool(
      Array.from({ length: 40 }, (_, index) => index),
      7,
      async (item) => {
        started.push(item);
        busy += 1;
        most = Math.max(most, busy);
        await new Promise((resolve) => setImmediate(resolve));
        busy -= 1;
      },
      () => false,
    );
    expect(started).toEqual(Array.from({ length: 40 }, (_, index) => index));
    expect(most).toBe(7);
  });

  it('takes no more items once it is stopped, and makes none that it does not take', async () => {
    let made = 0;
    function* endless(): Iterable<number> {
      for (;;) yield ++made;
    }
    const done: number[] = [];
    await runPool(
      endless(),
      1,
      async (item) => {
        done.push(item);
      },
      () => done.length >= 5,
    );
    expect(done).toEqual([1, 2, 3, 4, 5]);
    expect(made).toBe(5);
  });

  it('ends when there is nothing to do', async () => {
    const done: string[] = [];
    await runPool(
      [] as readonly string[],
      8,
      async (item) => void done.push(item),
      () => false,
    );
    expect(done).toEqual([]);
  });

  it('fails when the work does', async () => {
    const failing = runPool(
      [1],
      2,
      async () => Promise.reject(new Error('no')),
      () => false,
    );
    await expect(failing).rejects.toThrow('no');
  });
});
