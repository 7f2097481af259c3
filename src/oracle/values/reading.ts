import type { Entries } from '../../contract/contract.ts';
import type { Facts } from '../../contract/facts.ts';
import type { Finding } from '../../contract/finding.ts';

/** How values of one kind are read. */
export interface Reading<V> {
  /** Every clause that a value breaks and every open point that it touches. */
  readonly read: (value: V, entries: Entries, facts: Facts) => readonly Finding[];
  /** The text by which two values are the same, whatever their spelling. */
  readonly canonical?: (value: V, text: string) => string;
}

/** The text of a value that stands in one place; undefined where it stands in several. */
export function textIn(entries: Entries): string | undefined {
  const names = Object.keys(entries);
  return names.length === 1 && names[0] === '' ? entries[''] : undefined;
}
