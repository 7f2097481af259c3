import type { Entries } from '../../contract/contract.ts';
import type { Breach } from '../breach.ts';
import type { Fixtures } from '../fixtures.ts';

/** What is wrong with a value of one kind that was given; nothing when it is taken. */
export type Check<V> = (value: V, entries: Entries, fixtures: Fixtures) => readonly Breach[];

/** The text of a value that stands in one place; undefined where it stands in several. */
export function onlyText(entries: Entries): string | undefined {
  return Object.keys(entries).length === 1 ? entries[''] : undefined;
}
