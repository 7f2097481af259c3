import { describe, expect, it } from 'vitest';
import type { ListParameter } from '../src/contract/contract.ts';
import { listProbes } from './list-probes.ts';
import { madeUp } from './made-up.test.kit.ts';

const size = madeUp.parameters.find((it): it is ListParameter => it.shape === 'list' && it.name === 'Size');

function strangersOf(changes: Partial<ListParameter>): readonly string[] {
  if (size === undefined) throw new Error('There is no Size.');
  const parameter = { ...size, ...changes };
  const known = new Set(parameter.values);
  const values = listProbes(madeUp, parameter)
    .filter(({ side }) => side === 'refuse')
    .flatMap(({ change }) => Object.values(change));
  return [...new Set(values)].filter((it): it is string => it !== null && !known.has(it));
}

describe('values that no list has', () => {
  it('are those that the contract names, none, and listed ones with a small change', () => {
    expect(strangersOf({ values: ['a.1-b', 'c-2_d'], strangers: ['odd'] })).toEqual([
      'odd',
      'c_2-d',
      '',
      'a.1-b0',
      'c-6_d',
      'a.1-',
      'Xa.1-b',
      'c-2_d_',
      'ax1xb',
    ]);
  });

  it('are no values of other editions, in whatever letter case', () => {
    const late = ['ODD', 'a.1-B0', 'XA.1-B'];
    const values = strangersOf({ values: ['a.1-b', 'c-2_d'], openValues: late, strangers: ['odd', 'even'] });
    expect(values).toEqual(['even', 'c_2-d', '', 'c-6_d', 'a.1-', 'c-2_d_', 'ax1xb']);
  });

  it('are each named once', () => {
    expect(strangersOf({ values: ['a1', 'b2'], strangers: ['a10', 'a10', 'A1'] })).toEqual([
      'a10',
      '',
      'b6',
      'a',
      'Xa1',
      'b2_',
    ]);
  });

  it('change the last digit only', () => {
    expect(strangersOf({ values: ['v1.2', 'v7.9'], strangers: [] })).toContain('v7.3');
  });
});
