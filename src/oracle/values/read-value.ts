import type { Entries, Value } from '../../contract/contract.ts';
import type { Facts } from '../../contract/facts.ts';
import type { Finding } from '../../contract/finding.ts';
import { boolean } from './boolean.ts';
import { choice } from './choice.ts';
import { cidr } from './cidr.ts';
import { format } from './format.ts';
import { integer } from './integer.ts';
import { list } from './list.ts';
import type { Alike, Reading } from './reading.ts';
import { record } from './record.ts';
import { reference } from './reference.ts';
import { text } from './text.ts';

type Readings = { readonly [K in Value['kind']]: Reading<Extract<Value, { kind: K }>> };

const readings: Readings = {
  text,
  integer,
  boolean,
  choice,
  cidr,
  format,
  reference,
  list: list(readValue),
  record: record(readValue),
};

/** What a value says about its kind: every clause that it breaks and every open point that it touches. */
export function readValue(value: Value, entries: Entries, facts: Facts): readonly Finding[] {
  return readingOf(value).read(value, entries, facts);
}

/** Right values that differ from a right `text` in what one clause speaks of. */
export function alikeValues(value: Value, text: string): readonly Alike[] {
  return readingOf(value).alike?.(value, text) ?? [];
}

/** The text by which two values are the same, whatever their spelling. */
export function canonicalText(value: Value, given: string): string {
  return readingOf(value).canonical?.(value, given) ?? given;
}

/** Whether two values have in common what each resource has to have for itself. */
export function collide(value: Value, one: string, other: string): boolean {
  return readingOf(value).collides?.(one, other) ?? one === other;
}

/** Whether a value consists of items. */
export function hasItems(value: Value): boolean {
  return readingOf(value).items !== undefined;
}

/** The items of a value, in order; null where it has none, or nobody knows what they are. */
export function itemsIn(value: Value, entries: Entries): readonly Entries[] | null {
  return readingOf(value).items?.(value, entries) ?? null;
}

function readingOf(value: Value): Reading<Value> {
  // The table is keyed by the value's own kind, which TypeScript cannot follow through an index.
  return readings[value.kind] as Reading<Value>;
}
