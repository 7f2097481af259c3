import type { CidrValue } from './contract.ts';
import type { Facts } from './facts.ts';

/** A block of a contract as it is on one target: `$NAME` stands for one that is known there; undefined where none is. */
export function knownBlock(block: string, { fixtures }: Pick<Facts, 'fixtures'>): string | undefined {
  return block.startsWith('$') ? fixtures[block.slice(1)] : block;
}

/** The names of what has to be known of a target before anybody knows where a block has to lie. */
export function blockFixtures({ within }: CidrValue): readonly string[] {
  return within?.blocks.flatMap((it) => (it.startsWith('$') ? [it.slice(1)] : [])) ?? [];
}
