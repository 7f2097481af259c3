import { expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { runReference } from './runs.test.kit.ts';

const untestable = 'CreateSecurityPolicy.ResourceGroupId.other';

it.each([
  [3, 1],
  [3, 8],
  [5, 8],
  [5, 32],
])('a target with room for %i is judged in full, with %i requests at once', async (quota, concurrency) => {
  const { summary, left } = await runReference({ quota }, { contracts: [specimen.policy], concurrency });
  const open = summary.clauses.filter(
    ({ id, level, outcome }) => level === 'must' && outcome !== 'conforms' && id !== untestable,
  );
  expect(open.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([]);
  expect(left).toBe(0);
});
