import fc from 'fast-check';
import type { CidrValue } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { knownBlock } from '../../src/contract/known-block.ts';
import { fresh } from '../requests/case-draft.ts';
import { bitsOf, holds, sizeOf, startOf, written } from './ipv4-blocks.ts';
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

type Labelled = readonly (readonly [label: string, text: string])[];

/** Blocks that are their own label. */
const alone = (blocks: readonly string[]): Labelled => [...new Set(blocks)].map((it) => [it, it]);

/** A block in each of the outer ones. */
function ordinaryBlocks(value: CidrValue): readonly string[] {
  return outerBlocks(value).map((_, index) => blockIn(value, index, middle(value)));
}

/** The shortest and the longest prefix that there may be, and those next to them. */
function acceptedBits(value: CidrValue): Labelled {
  const { min, max } = value.prefix;
  return [...new Set([min, max, min + 1, max - 1])]
    .filter((bits) => bits >= min && bits <= max)
    .flatMap((bits) => inside(value, bits).map((block) => [`/${bits}`, block] as const));
}

/** Prefixes just beyond what there may be, where nothing else is wrong with the block. */
function refusedBits(value: CidrValue): Labelled {
  const { min, max } = value.prefix;
  return [...new Set([max + 1, min - 1, 32])]
    .filter((bits) => (bits > max && bits <= 32) || (bits < min && bits >= 0))
    .flatMap((bits) => inside(value, bits).map((block) => [`/${bits}`, block] as const));
}

/** A block of so many bits in the first of the outer ones that holds it; none where none does. */
function inside({ within }: CidrValue, bits: number): readonly string[] {
  const outer = (within?.blocks ?? everywhere).find((it) => bitsOf(it) <= bits);
  return outer === undefined ? [] : [written(startOf(outer), bits)];
}

/** The first and the last block of each outer one, and the outer one as a whole. */
function ends({ prefix }: CidrValue, blocks: readonly string[]): readonly string[] {
  const fit = blocks.filter((it) => bitsOf(it) <= prefix.max);
  const last = (it: string) => written(startOf(it) + sizeOf(bitsOf(it)) - sizeOf(prefix.max), prefix.max);
  return [
    ...fit.map((it) => written(startOf(it), Math.max(prefix.min, bitsOf(it)))),
    ...fit.map(last),
    ...fit.map((it) => written(startOf(it), prefix.max)),
  ];
}

/** What is next to each of the blocks, what is larger and holds one of them, and a public block. */
function outside({ prefix }: CidrValue, blocks: readonly string[]): readonly string[] {
  const size = sizeOf(prefix.max);
  const wider = blocks.filter((it) => bitsOf(it) > prefix.min);
  const made = [
    ...blocks
      .flatMap((it) => [startOf(it) + sizeOf(bitsOf(it)), startOf(it) - size])
      .map((it) => written(it, prefix.max)),
    ...wider.map((it) => written(startOf(it) - (startOf(it) % sizeOf(bitsOf(it) - 1)), bitsOf(it) - 1)),
    written(startOf('8.8.0.0/16'), Math.max(prefix.min, Math.min(prefix.max, 16))),
  ];
  return made.filter(
    (it) => startOf(it) >= 0 && startOf(it) < 2 ** 32 && !blocks.some((outer) => holds(outer, it)),
  );
}

const everywhere = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

function outerBlocks({ within }: CidrValue): readonly string[] {
  return within?.blocks ?? everywhere;
}

/** A prefix that leaves room in every outer block. */
function middle(value: CidrValue): number {
  const { min, max } = value.prefix;
  return Math.min(max, Math.max(min, widest(value)));
}

/** The longest prefix of the outer blocks: with it or a longer one a block fits into each of them. */
function widest(value: CidrValue): number {
  return Math.max(...outerBlocks(value).map(bitsOf));
}

/** A block of so many bits that lies in the outer block whose turn it is, and starts where a block does. */
function blockIn(value: CidrValue, index: number, bits: number): string {
  const blocks = outerBlocks(value);
  const outer = blocks[index % blocks.length] ?? '10.0.0.0/8';
  const places = 2 ** Math.max(0, Math.min(bits, 30) - bitsOf(outer));
  return written(startOf(outer) + (Math.floor(index / blocks.length) % places) * sizeOf(bits), bits);
}
