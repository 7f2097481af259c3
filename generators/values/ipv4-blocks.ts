import type { CidrValue } from '../../src/contract/contract.ts';

/** How many addresses a block of so many bits has. */
export const sizeOf = (bits: number): number => 2 ** (32 - bits);

/** The bits of the prefix of `10.0.0.0/8`. */
export const bitsOf = (block: string): number => Number(block.split('/')[1]);

/** The first address of a block as a number. */
export function startOf(block: string): number {
  const [address = ''] = block.split('/');
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** The block with this first address and so many bits, such as `10.0.0.0/8`. */
export function written(address: number, bits: number): string {
  return `${[24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')}/${bits}`;
}

/** Whether the whole of `block` lies in `outer`. */
export function holds(outer: string, block: string): boolean {
  return (
    bitsOf(outer) <= bitsOf(block) &&
    startOf(block) >= startOf(outer) &&
    startOf(block) < startOf(outer) + sizeOf(bitsOf(outer))
  );
}

/** Whether the document takes `block` where nothing but its own parameter is looked at. */
function isTaken({ prefix, within }: CidrValue, block: string): boolean {
  const bits = bitsOf(block);
  const isPlaced = within === null || within.blocks.some((it) => !it.startsWith('$') && holds(it, block));
  return (
    bits >= prefix.min && bits <= prefix.max && startOf(block) < 2 ** 32 && startOf(block) >= 0 && isPlaced
  );
}

/** Blocks of a parameter that lie in `outer`: itself, and its first and its last part. */
export function blocksInside(value: CidrValue, outer: string): readonly string[] {
  const bits = Math.min(value.prefix.max, Math.max(value.prefix.min, bitsOf(outer) + 1));
  const last = startOf(outer) + sizeOf(bitsOf(outer)) - sizeOf(bits);
  const made = [outer, written(startOf(outer), bits), written(last, bits)];
  return [...new Set(made)].filter((it) => holds(outer, it) && isTaken(value, it));
}

/** Blocks of a parameter that hold `inner`, the smallest first. */
export function blocksAround(value: CidrValue, inner: string): readonly string[] {
  const most = Math.min(bitsOf(inner), value.prefix.max);
  return Array.from({ length: most + 1 }, (_, less) => most - less)
    .map((bits) => written(startOf(inner) - (startOf(inner) % sizeOf(bits)), bits))
    .filter((it) => isTaken(value, it));
}

/** Blocks of a parameter that do not lie in `outer`: just before and behind it, and what holds it. */
export function blocksBeside(value: CidrValue, outer: string): readonly string[] {
  const bits = Math.min(value.prefix.max, Math.max(value.prefix.min, bitsOf(outer)));
  const wider = bitsOf(outer) - 1;
  const made = [
    written(startOf(outer) + sizeOf(bitsOf(outer)), bits),
    written(startOf(outer) - sizeOf(bits), bits),
    written(startOf(outer) - (startOf(outer) % sizeOf(wider)), wider),
  ];
  return [...new Set(made)].filter((it) => !holds(outer, it) && isTaken(value, it));
}
