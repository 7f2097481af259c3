import type { Entries } from '../../contract/contract.ts';
import type { Facts } from '../../contract/facts.ts';
import type { Finding } from '../../contract/finding.ts';

/** How values of one kind are read. */
export interface Reading<V> {
  /** Every clause that a value breaks and every open point that it touches. */
  readonly read: (value: V, entries: Entries, facts: Facts) => readonly Finding[];
  /**
   * Right values that differ from a right `text` in what one clause speaks of, each with that clause: those that a target
   * takes in place of it tell which clause it is turned down for. None where one clause speaks of all.
   */
  readonly alike?: (value: V, text: string) => readonly Alike[];
  /** The items that a value consists of, in order; null where nobody knows what they are. */
  readonly items?: (value: V, entries: Entries) => readonly Entries[] | null;
  /** Whether no two resources may have one and the other, where each has to have its own; default: they are the same text. */
  readonly collides?: (one: string, other: string) => boolean;
  /** The text by which two values are the same, whatever their spelling. */
  readonly canonical?: (value: V, text: string) => string;
}

/** A right value that differs from another in what one clause speaks of. */
export interface Alike {
  readonly clause: string;
  readonly text: string;
}

/** The text of a value that stands in one place; undefined where it stands in several. */
export function textIn(entries: Entries): string | undefined {
  const names = Object.keys(entries);
  return names.length === 1 && names[0] === '' ? entries[''] : undefined;
}
