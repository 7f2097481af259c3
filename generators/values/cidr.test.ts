import { expect, it } from 'vitest';
import { cidr } from './cidr.ts';

const value = {
  kind: 'cidr' as const,
  clause: 'Make.Block.format',
  errors: [],
  open: 'Make.Block.spelling',
  prefix: { clause: 'Make.Block.prefix', min: 8, max: 24 },
  within: { clause: 'Make.Block.within', blocks: ['192.168.0.0/16', '10.0.0.0/8'] },
};

it('has the shortest prefix that fits into one of the blocks, whatever the others take', () => {
  const texts = cidr
    .samples(value, { region: '', regions: [], fixtures: {}, assumptions: [] })
    .filter(({ clause, side }) => clause === 'Make.Block.prefix' && side === 'accept')
    .map(({ entries }) => entries['']);
  expect(texts).toContain('10.0.0.0/8');
});
