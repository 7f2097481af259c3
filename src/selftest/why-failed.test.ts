import { describe, expect, it } from 'vitest';
import { limits } from './limits.ts';
import { type Totals, totalsOf } from './totals.ts';
import { percent, whyFailed } from './why-failed.ts';

const good: Totals = {
  mutants: 1000,
  trials: 1000,
  requests: 1_000_000,
  faults: 1000,
  found: 1000,
  mustFaults: 900,
  mustFound: 900,
  wrong: 0,
  single: 1000,
  overLost: 0,
  heavy: 0,
  unended: 0,
  accusedRight: 0,
};

const noNatural = totalsOf([]);

describe('a tester', () => {
  it('that finds all, accuses nobody and loses nothing is good enough', () => {
    expect(whyFailed(good, noNatural)).toEqual([]);
  });

  it.each([
    ['misses a should', { found: 950 }],
    ['accuses wrongly in as many trials as it may', { wrong: 1000 * limits.wrong }],
    ['loses too much in as many trials as it may', { overLost: Math.round(1000 * (1 - limits.keptLost)) }],
    ['needs many requests', { heavy: 500 }],
  ])('that %s is so as well', (_, changes) => {
    expect(whyFailed({ ...good, ...changes }, noNatural)).toEqual([]);
  });

  it.each([
    ['misses a must', { mustFound: 899 }, /^Missed 1 of 900/],
    ['accuses a right endpoint', { accusedRight: 1 }, /right endpoint/],
    ['accuses wrongly once too often', { wrong: 1000 * limits.wrong + 1 }, /wrongly/],
    ['loses too much once too often', { overLost: Math.round(1000 * (1 - limits.keptLost)) + 1 }, /Lost/],
    ['does not end a run', { unended: 1 }, /did not end/],
  ])('that %s is not, for that reason', (_, changes, reason) => {
    expect(whyFailed({ ...good, ...changes }, noNatural)).toEqual([expect.stringMatching(reason)]);
  });

  it('may miss one natural fault of twenty, and not two', () => {
    const natural = { ...good, mustFaults: 20, mustFound: 19 };
    const all = (found: number) => ({ ...good, mustFaults: 920, mustFound: 900 + found });
    expect(whyFailed(all(19), natural)).toEqual([]);
    expect(whyFailed(all(18), { ...natural, mustFound: 18 })).toEqual([
      expect.stringMatching(/^Found 18 of 20 natural faults/),
    ]);
  });

  it('that was tried on nothing has not failed', () => {
    const nothing = Object.fromEntries(Object.keys(good).map((name) => [name, 0]));
    expect(whyFailed({ ...good, ...nothing }, noNatural)).toEqual([]);
  });
});

it('writes shares in percent', () => {
  expect([percent(0.01), percent(0.97449), percent(1)]).toEqual(['1 %', '97.4 %', '100 %']);
});
