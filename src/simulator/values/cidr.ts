import { BlockList, isIPv4 } from 'node:net';
import type { CidrValue } from '../../contract/contract.ts';
import { type Breach, breachOf, notTaken } from '../breach.ts';
import { type Fixtures, inventedBlock } from '../fixtures.ts';
import { type Check, onlyText } from './checking.ts';

interface Block {
  readonly address: string;
  readonly bits: number;
}

/** IPv4 blocks in their plain spelling, without bits behind the prefix. */
export const cidr: Check<CidrValue> = (value, entries, fixtures) => {
  const text = onlyText(entries);
  const block = text === undefined ? undefined : blockIn(text);
  if (block === undefined) return [breachOf(value)];
  const { prefix, within, errors } = value;
  const breaches: Breach[] = [];
  if (block.bits < prefix.min || block.bits > prefix.max)
    breaches.push(breachOf({ clause: prefix.clause, errors }));
  if (within !== null && !within.blocks.some((outer) => isInside(block, blockOn(outer, fixtures))))
    breaches.push(breachOf({ clause: within.clause, errors }));
  return breaches.length === 0 && hasBitsBehind(block) ? [notTaken] : breaches;
};

/** Whether one block lies in another; undefined where one of them is none. */
export function liesIn(inner: string | undefined, outer: string | undefined): boolean | undefined {
  const block = blockIn(inner ?? '');
  if (block === undefined || blockIn(outer ?? '') === undefined) return undefined;
  return isInside(block, outer ?? '');
}

/** A block of a contract as it is on this endpoint. */
function blockOn(block: string, { idOf }: Fixtures): string {
  if (!block.startsWith('$')) return block;
  const known = idOf(block.slice(1));
  return blockIn(known) === undefined ? inventedBlock : known;
}

function blockIn(text: string): Block | undefined {
  const [address = '', bits = '', ...others] = text.split('/');
  const isBlock = others.length === 0 && isIPv4(address) && /^(\d|[12]\d|3[0-2])$/.test(bits);
  return isBlock ? { address, bits: Number(bits) } : undefined;
}

function isInside({ address, bits }: Block, outer: string): boolean {
  const around = blockIn(outer);
  if (around === undefined || bits < around.bits) return false;
  const list = new BlockList();
  list.addSubnet(around.address, around.bits);
  return list.check(address);
}

function hasBitsBehind({ address, bits }: Block): boolean {
  const binary = address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  return binary.slice(bits).includes('1');
}
