import { describe, expect, it } from 'vitest';
import type { ListParameter } from '../../src/contract/contract.ts';
import { madeUp } from '../made-up.test.kit.ts';
import { listDrafts } from './list-drafts.ts';

const size = madeUp.parameters.find((it): it is ListParameter => it.shape === 'list' && it.name === 'Size');

function invalidValuesIn(changes: Partial<ListParameter>): readonly string[] {
  if (size === undefined) throw new Error('There is no Size.');
  const parameter = { ...size, ...changes };
  const known = new Set(parameter.values);
  const values = listDrafts(madeUp, parameter)
    .filter(({ side }) => side === 'refuse')
    .flatMap(({ change }) => Object.values(change));
  return [...new Set(values)].filter((it): it is string => it !== null && !known.has(it));
}

describe('values that no list has', () => {
  it('are those that the contract names, none, and listed ones with a small change', () => {
    const values = invalidValuesIn({ values: ['a.1-b', 'c-2_d'], invalidValues: ['odd'] });
    expect(values.slice(0, 7)).toEqual(['odd', 'c_2-d', '', 'ax1xb', 'c-6_d', 'Xa.1-b', 'c-2_d_']);
    expect(values).toEqual(expect.arrayContaining(['c-2_d\n', 'a.\uff11-b', 'a.1-', 'c-2_dx']));
  });

  it('are no values of other editions, in whatever letter case', () => {
    const late = ['ODD', 'XA.1-B'];
    const values = invalidValuesIn({
      values: ['a.1-b', 'c-2_d'],
      openValues: late,
      invalidValues: ['odd', 'even'],
    });
    expect(values.slice(0, 5)).toEqual(['even', 'c_2-d', '', 'ax1xb', 'c-6_d']);
    expect(values).not.toContain('Xa.1-b');
  });

  it('are each named once, and no more than tell something', () => {
    const values = invalidValuesIn({ values: ['a1', 'b2'], invalidValues: ['a10', 'a10', 'A1'] });
    expect(values.slice(0, 5)).toEqual(['a10', '', 'b6', 'Xa1', 'b2_']);
    expect(new Set(values).size).toBe(values.length);
    expect(values.length).toBeLessThan(24);
  });

  it('change the last digit only', () => {
    expect(invalidValuesIn({ values: ['v1.2', 'v7.9'], invalidValues: [] })).toContain('v7.3');
  });
});
