import type { CidrValue } from '../../src/contract/contract.ts';
import { bitsOf, holds, sizeOf, startOf, written } from './ipv4-blocks.ts';

/** Texts, each with the label by which it is told. */
export type Labelled = readonly (readonly [label: string, text: string])[];

/** A block in each of the outer ones. */
export function ordinaryBlocks(value: CidrValue): readonly string[] {
  return outerBlocks(value).map((_, index) => blockIn(value, index, middle(value)));
}

/** The shortest and the longest prefix that there may be, and those next to them. */
export function acceptedBits(value: CidrValue): Labelled {
  const { min, max } = value.prefix;
  return [...new Set([min, max, min + 1, max - 1])]
    .filter((bits) => bits >= min && bits <= max)
    .flatMap((bits) => inside(value, bits).map((block) => [`/${bits}`, block] as const));
}

/** Prefixes just beyond what there may be, where nothing else is wrong with the block. */
export function refusedBits(value: CidrValue): Labelled {
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
export function ends({ prefix }: CidrValue, blocks: readonly string[]): readonly string[] {
  const fit = blocks.filter((it) => bitsOf(it) <= prefix.max);
  const last = (it: string) => written(startOf(it) + sizeOf(bitsOf(it)) - sizeOf(prefix.max), prefix.max);
  return [
    ...fit.map((it) => written(startOf(it), Math.max(prefix.min, bitsOf(it)))),
    ...fit.map(last),
    ...fit.map((it) => written(startOf(it), prefix.max)),
  ];
}

/** What is next to each of the blocks, what is larger and holds one of them, and a public block. */
export function outside({ prefix }: CidrValue, blocks: readonly string[]): readonly string[] {
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

/** The blocks in which all others have to lie. */
export function outerBlocks({ within }: CidrValue): readonly string[] {
  return within?.blocks ?? everywhere;
}

/** A prefix that leaves room in every outer block. */
export function middle(value: CidrValue): number {
  const { min, max } = value.prefix;
  return Math.min(max, Math.max(min, widest(value)));
}

/** The longest prefix of the outer blocks: with it or a longer one a block fits into each of them. */
export function widest(value: CidrValue): number {
  return Math.max(...outerBlocks(value).map(bitsOf));
}

/** A block of so many bits that lies in the outer block whose turn it is, and starts where a block does. */
export function blockIn(value: CidrValue, index: number, bits: number): string {
  const blocks = outerBlocks(value);
  const outer = blocks[index % blocks.length] ?? '10.0.0.0/8';
  const places = 2 ** Math.max(0, Math.min(bits, 30) - bitsOf(outer));
  return written(startOf(outer) + (Math.floor(index / blocks.length) % places) * sizeOf(bits), bits);
}
