import { expect, it } from 'vitest';
import { applyChange } from './apply-change.ts';

it.each([
  ['keeps what the change does not name', { A: '1', B: '2' }, {}, { A: '1', B: '2' }],
  ['replaces', { A: '1', B: '2' }, { A: '3' }, { A: '3', B: '2' }],
  ['adds, be it nothing', { A: '1' }, { B: '' }, { A: '1', B: '' }],
  ['takes away', { A: '1', B: '2' }, { A: null }, { B: '2' }],
  ['cannot take away what is not there', { A: '1' }, { B: null }, { A: '1' }],
])('%s', (_, base, change, changed) => {
  expect(applyChange(base, change)).toEqual(changed);
});
