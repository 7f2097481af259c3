import type { CidrValue } from '../../contract/contract.ts';
import { breaks, touches } from '../../contract/finding.ts';
import { knownBlock } from '../../contract/known-block.ts';
import { type Reading, textIn } from './reading.ts';

/** IPv4 blocks: leading zeros, blanks and an address with bits behind the prefix are open. */
export const cidr: Reading<CidrValue> = {
  read: (value, entries, facts) => {
    const text = textIn(entries);
    if (text === undefined || text.trim() === '') return [touches(value.open)];
    const block = blockOf(text);
    if (block === null)
      return /^[\d./ \t]+$/.test(text) && blockOf(loose(text)) !== null
        ? [touches(value.open)]
        : [breaks(value)];
    const { prefix, within, errors, open } = value;
    if (block.bits < prefix.min || block.bits > prefix.max)
      return [breaks({ clause: prefix.clause, errors })];
    const known = within?.blocks.flatMap((it) => knownBlock(it, facts) ?? []) ?? [];
    // In a block of which nobody said where it is anything may lie.
    if (within !== null && known.length < within.blocks.length) return [touches(open)];
    const blocks = known.flatMap((it) => blockOf(it) ?? []);
    if (within !== null && !blocks.some((it) => isInside(block, it)))
      return [breaks({ clause: within.clause, errors })];
    return block.address % 2 ** (32 - block.bits) === 0 ? [] : [touches(open)];
  },
  collides: (one, other) => liesWithin(one, other) === true || liesWithin(other, one) === true,
  alike: ({ prefix, within }, text) => {
    const block = blockOf(text);
    const outers = within?.blocks.flatMap((it) => blockOf(it) ?? []) ?? [];
    const isElsewhere = within?.blocks.some((it) => it.startsWith('$')) === true;
    // Where nobody says here where the outer block is, what lies in the block itself lies in that.
    const around = isElsewhere ? (block ?? undefined) : undefined;
    const own = block === null ? undefined : (outers.find((it) => isInside(block, it)) ?? around);
    if (block === null || within === null || own === undefined) return [];
    return [
      // The same place with other bits, and another place with the same bits.
      ...[own.bits, Math.round((own.bits + prefix.max) / 2), prefix.max]
        .filter((bits) => bits >= prefix.min && bits <= prefix.max && bits !== block.bits)
        .map((bits) => ({ clause: prefix.clause, text: written({ address: startOf(block, bits), bits }) })),
      ...outers
        .filter((it) => it !== own && it.bits <= block.bits)
        .map(({ address }) => ({ clause: within.clause, text: written({ address, bits: block.bits }) })),
    ];
  },
};

/** Whether one block lies in another; null where one of them is none. */
export function liesWithin(inner: string, outer: string): boolean | null {
  const [block, around] = [blockOf(inner), blockOf(outer)];
  return block === null || around === null ? null : isInside(block, around);
}

interface Block {
  readonly address: number;
  readonly bits: number;
}

function blockOf(text: string): Block | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  const numbers = match?.slice(1) ?? [];
  if (match === null || numbers.some((it) => it.length > 1 && it.startsWith('0'))) return null;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = numbers.map(Number);
  if ([a, b, c, d].some((it) => it > 255) || bits > 32) return null;
  return { address: ((a * 256 + b) * 256 + c) * 256 + d, bits };
}

/** Where the block of so many bits starts that has the start of `block` in it. */
function startOf({ address }: Block, bits: number): number {
  const size = 2 ** (32 - bits);
  return Math.floor(address / size) * size;
}

function written({ address, bits }: Block): string {
  return `${[24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')}/${bits}`;
}

/** The text without blanks and leading zeros. */
function loose(text: string): string {
  return text.replaceAll(/[ \t]/g, '').replaceAll(/\b0+(?=\d)/g, '');
}

function isInside(block: Block, outer: Block): boolean {
  const size = 2 ** (32 - outer.bits);
  return block.bits >= outer.bits && Math.floor(block.address / size) === Math.floor(outer.address / size);
}
