import { expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { SupportRule } from '../../src/contract/contract.ts';
import { subsetsOf, supportedBy } from '../requests/support.ts';
import { supportSpace } from './support-space.ts';

const [rule] = specimen.policy.across as readonly [SupportRule];

it('the whole space has as many requests as it says, and as many to be accepted as the tables make', () => {
  let count = 0;
  let accepted = 0;
  for (const { side } of supportSpace(rule).drafts) {
    count += 1;
    if (side === 'accept') accepted += 1;
  }
  const sets = subsetsOf(Object.keys(rule.table));
  expect(count).toBe(245_745);
  expect(accepted).toBe(sets.reduce((sum, set) => sum + 2 ** supportedBy(rule, set).length - 1, 0));
});
