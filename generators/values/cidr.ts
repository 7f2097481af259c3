import fc from 'fast-check';
import type { CidrValue } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { knownBlock } from '../../src/contract/known-block.ts';
import { fresh } from '../requests/case-draft.ts';
import {
  acceptedBits,
  blockIn,
  ends,
  type Labelled,
  middle,
  ordinaryBlocks,
  outerBlocks,
  outside,
  refusedBits,
  widest,
} from './cidr-blocks.ts';
import { bitsOf, holds } from './ipv4-blocks.ts';
import { type Making, samplesOf, single } from './making.ts';

/** IPv4 blocks: the ends of the prefix range, one beyond each, outside of what there may be, and what is no block. */
export const cidr: Making<CidrValue> = {
  ordinary: (written, index, facts) => {
    const value = placedOn(written, facts);
    return value === null ? null : single(blockIn(value, index, middle(value)));
  },
  block: (value) => value,
  individual: (written, text, facts) => {
    const value = placedOn(written, facts);
    if (value === null || !/^[\d.]+\/\d+$/.test(text)) return null;
    const outer = outerBlocks(value).find((it) => holds(it, text));
    const isOne = bitsOf(text) >= value.prefix.min && bitsOf(text) <= value.prefix.max;
    return outer === undefined || !isOne ? null : `{block:${outer}:${usualBits(value)}:${fresh(12)}}`;
  },
  colliding: (value, individual) => {
    const bits = usualBits(value);
    const wider = individual.replace(`:${bits}:`, `:${bits - 1}:`);
    return bits - 1 < value.prefix.min || wider === individual
      ? []
      : [
          { label: 'a part of the same', first: wider, second: individual },
          { label: 'what holds the same', first: individual, second: wider },
        ];
  },
  samples: (written, facts) => {
    const value = placedOn(written, facts);
    if (value === null) return [];
    const { clause, prefix, within } = value;
    return [
      ...samplesOf(
        clause,
        'accept',
        alone(within === null ? ordinaryBlocks(value) : ordinaryBlocks(value).slice(0, 1)),
      ),
      ...samplesOf(prefix.clause, 'accept', acceptedBits(value)),
      ...samplesOf(clause, 'refuse', noBlocks, 4),
      ...samplesOf(prefix.clause, 'refuse', refusedBits(value)),
      ...(within === null ? [] : samplesOf(within.clause, 'refuse', alone(outside(value, within.blocks)))),
      ...(within === null ? [] : samplesOf(within.clause, 'accept', alone(ends(value, within.blocks)))),
    ];
  },
  arbitrary: (written, facts) => {
    const value = placedOn(written, facts);
    if (value === null) return null;
    return fc
      .tuple(
        fc.nat(250),
        fc.integer({ min: Math.max(value.prefix.min, widest(value)), max: value.prefix.max }),
      )
      .map(([index, bits]) => single(blockIn(value, index, bits)));
  },
};

/** The value with the blocks of one target in it; null where one of them is not known. */
function placedOn(value: CidrValue, facts: Facts): CidrValue | null {
  const { within } = value;
  if (within === null) return value;
  const blocks = within.blocks.flatMap((it) => knownBlock(it, facts) ?? []);
  return blocks.length < within.blocks.length ? null : { ...value, within: { ...within, blocks } };
}

/** The smaller a block is, the more of it there is room for; the smallest is what another clause is about. */
function usualBits({ prefix: { min, max } }: CidrValue): number {
  return Math.max(min, max - 1);
}

const noBlocks = [
  ['a word', 'everything'],
  ['an address alone', '10.1.0.0'],
  ['a number beyond 255', '10.256.0.0/16'],
  ['a prefix of 33 bits', '10.0.0.0/33'],
  ['three numbers', '10.1.0/16'],
  ['a mask', '10.1.0.0/255.255.0.0'],
  ['a negative prefix', '10.1.0.0/-1'],
] as const;

/** Blocks that are their own label. */
const alone = (blocks: readonly string[]): Labelled => [...new Set(blocks)].map((it) => [it, it]);
