import { listAt, type Tree } from '../client/decode.ts';
import type { Contract } from '../contract/contract.ts';
import { textOf } from './answer-fields.ts';
import type { Difference } from './judge-readback.ts';

/** The first part of a new resource's details that is not as documented; null when all is. */
export function detailDifference(contract: Contract, details: Tree): Difference | null {
  for (const { path, value } of contract.companions.detail?.shows ?? []) {
    if (value === null) {
      const entries = listAt(details, path);
      if (entries.length > 0) return { parameter: path, asked: 'nothing', shown: JSON.stringify(entries) };
    } else if (textOf(details, path) !== value)
      return { parameter: path, asked: value, shown: JSON.stringify(textOf(details, path)) };
  }
  return null;
}
