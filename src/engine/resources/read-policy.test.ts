import { expect, it } from 'vitest';
import { createReadPolicy } from './read-policy.ts';

const sum = (waits: readonly number[]) => waits.reduce((all, wait) => all + wait, 0);

it('waits long for what a target may show late, and not for what is known', () => {
  const { waits } = createReadPolicy();
  expect(sum(waits(false))).toBeGreaterThan(10 * sum(waits(true)));
});

it('believes a target sooner that never showed anything late', () => {
  const { waits, inVain } = createReadPolicy();
  const long = waits(false);
  inVain(long.length);
  expect(waits(false)).toEqual(long);
  inVain(long.length);
  expect(waits(false)).toEqual(waits(true));
});

it('goes on waiting for a target that showed something late', () => {
  const { waits, inVain, helped } = createReadPolicy();
  const long = waits(false);
  helped(1);
  for (let count = 0; count < 5; count++) inVain(long.length);
  expect(waits(false)).toEqual(long);
});

it('learns nothing from a look that needed no wait, or from few waits', () => {
  const { waits, inVain, helped } = createReadPolicy();
  const long = waits(false);
  for (let count = 0; count < 5; count++) inVain(waits(true).length);
  helped(0);
  expect(waits(false)).toEqual(long);
  inVain(long.length);
  inVain(long.length);
  expect(waits(false)).toEqual(waits(true));
});
