import { expect, it } from 'vitest';
import { loadContracts } from '../../specs/contracts.ts';
import { leftOutOf } from './left-out.ts';
import { quotaClauses } from './stages/quota/quota-clauses.ts';

const contracts = await loadContracts();
const every = contracts.flatMap(({ clauses }) => clauses);
const all = { contracts, clauses: null };

it.each(['standard', 'exhaustive'] as const)('is nothing in profile %s', (profile) => {
  expect(leftOutOf({ ...all, profile }).size).toBe(0);
});

it('is in profile quick what needs a full quota, and of what must be judged nothing else', () => {
  const leftOut = leftOutOf({ ...all, profile: 'quick' });
  expect([...leftOut.keys()]).toEqual(expect.arrayContaining(contracts.flatMap(quotaClauses)));
  const quota = contracts.flatMap(quotaClauses);
  const must = every.filter(({ id, level }) => level === 'must' && leftOut.has(id)).map(({ id }) => id);
  expect(must.filter((id) => !quota.includes(id))).toEqual([]);
  for (const { by, reason } of leftOut.values()) {
    expect(by).toBe('profile quick');
    expect(reason).toMatch(/^left out by profile quick: /);
  }
});

it('is what patterns leave out, whatever else leaves it out too', () => {
  const [first] = contracts.flatMap(quotaClauses);
  const clauses = new Set(every.slice(0, 3).map(({ id }) => id));
  const leftOut = leftOutOf({ contracts, clauses, profile: 'quick' });
  expect(leftOut.size).toBe(every.length - 3);
  expect(leftOut.get(first ?? '')).toEqual({ by: '--clause', reason: 'left out by --clause' });
});
