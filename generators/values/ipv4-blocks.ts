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
