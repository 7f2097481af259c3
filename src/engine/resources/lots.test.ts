import fc from 'fast-check';
import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { lotsOf } from './lots.ts';

it('keeps a third of the places for what is not waiting to be read', () => {
  const contracts = fc.constantFrom(specimen.group, specimen.policy);
  fc.assert(
    fc.property(contracts, fc.integer({ min: 3, max: 2000 }), (contract, limit) => {
      const { size, most } = lotsOf(contract, limit);
      expect(most).toBeGreaterThanOrEqual(1);
      expect(size * (most + 1)).toBeLessThanOrEqual(Math.max(size * 2, (limit * 2) / 3));
    }),
  );
});

it('reads many lots at a time where there is room for many resources', () => {
  expect(lotsOf(specimen.group, 600).most).toBeGreaterThan(10);
  expect(lotsOf(specimen.group, 20).most).toBe(1);
});

it('reads nothing in lots where a third of the places is less than two', () => {
  expect(lotsOf(specimen.group, 5).size).toBeLessThan(2);
});
