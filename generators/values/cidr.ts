import fc from 'fast-check';
import type { CidrValue } from '../../src/contract/contract.ts';
import { type Making, samplesOf, single } from './making.ts';

/** IPv4 blocks: the ends of the prefix range, one beyond each, outside of what there may be, and what is no block. */
export const cidr: Making<CidrValue> = {
  ordinary: (value, index) => single(blockIn(value, index, middle(value))),
  samples: (value) => {
    const { clause, prefix, within } = value;
    const { min, max } = prefix;
    const inside = (bits: number) => blockIn(value, 1, bits);
    return [
      ...samplesOf(
        clause,
        'accept',
        outerBlocks(value).map((_, index) => {
          const block = blockIn(value, index, middle(value));
          return [block, block] as const;
        }),
      ),
      ...samplesOf(
        prefix.clause,
        'accept',
        [
          ...new Set([Math.max(min, widest(value)), max, Math.min(max, Math.max(min, widest(value)) + 1)]),
        ].map((bits) => [`/${bits}`, inside(bits)] as const),
      ),
      ...samplesOf(
        clause,
        'refuse',
        [
          ['a word', 'everything'],
          ['an address alone', '10.1.0.0'],
          ['a number beyond 255', '10.256.0.0/16'],
          ['a prefix of 33 bits', '10.0.0.0/33'],
          ['three numbers', '10.1.0/16'],
          ['a mask', '10.1.0.0/255.255.0.0'],
          ['a negative prefix', '10.1.0.0/-1'],
        ],
        4,
      ),
      ...samplesOf(
        prefix.clause,
        'refuse',
        [
          ...(max < 32 ? [max + 1] : []),
          ...(min > Math.max(0, widest(value)) ? [min - 1] : []),
          ...(max < 31 ? [32] : []),
        ].map((bits) => [`/${bits}`, inside(bits)] as const),
      ),
      ...(within === null
        ? []
        : samplesOf(
            within.clause,
            'refuse',
            outside(within.blocks).map((address) => {
              const block = `${address}/${Math.max(min, Math.min(max, 16))}`;
              return [block, block] as const;
            }),
          )),
      ...(within === null
        ? []
        : samplesOf(
            within.clause,
            'accept',
            within.blocks.map((_, index) => {
              const block = blockIn(value, index, middle(value));
              return [block, block] as const;
            }),
          )),
    ];
  },
  arbitrary: (value) =>
    fc
      .tuple(
        fc.nat(250),
        fc.integer({ min: Math.max(value.prefix.min, widest(value)), max: value.prefix.max }),
      )
      .map(([index, bits]) => single(blockIn(value, index, bits))),
};

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
  return Math.max(...outerBlocks(value).map((it) => Number(it.split('/')[1])));
}

/** A block of so many bits that lies in the outer block whose turn it is, and starts where a block does. */
function blockIn(value: CidrValue, index: number, bits: number): string {
  const blocks = outerBlocks(value);
  const [address = '', outer = '0'] = (blocks[index % blocks.length] ?? '10.0.0.0/8').split('/');
  const base = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const places = 2 ** Math.max(0, Math.min(bits, 30) - Number(outer));
  const at = base + (Math.floor(index / blocks.length) % places) * 2 ** (32 - bits);
  return `${[24, 16, 8, 0].map((shift) => Math.floor(at / 2 ** shift) % 256).join('.')}/${bits}`;
}

/** Private and public addresses in none of the blocks, by their first number. */
function outside(blocks: readonly string[]): readonly string[] {
  const firsts = new Set(blocks.map((it) => it.split('.')[0]));
  return ['11.0.0.0', '172.0.0.0', '193.0.0.0', '8.8.0.0'].filter((it) => !firsts.has(it.split('.')[0]));
}
