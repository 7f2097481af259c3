import { expect, it } from 'vitest';
import { guardListeners } from './guard-listeners.ts';

it('closes each listener once, however often it is asked to', async () => {
  let closed = 0;
  const close = async () => {
    closed++;
    throw new Error('full');
  };
  const guarded = guardListeners([{ on: () => {}, close }]);
  const faults = ['A report could not be written: full'];
  expect(await Promise.all([guarded.close(), guarded.close()])).toEqual([faults, faults]);
  expect(await guarded.close()).toEqual(faults);
  expect(closed).toBe(1);
});
