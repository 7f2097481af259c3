import type { Entries, Value } from '../../contract/contract.ts';
import type { Breach } from '../breach.ts';
import type { Fixtures } from '../fixtures.ts';
import { boolean } from './boolean.ts';
import type { Check } from './checking.ts';
import { choice } from './choice.ts';
import { cidr } from './cidr.ts';
import { format } from './format.ts';
import { integer } from './integer.ts';
import { list } from './list.ts';
import { record } from './record.ts';
import { reference } from './reference.ts';
import { text } from './text.ts';

const checks: { readonly [K in Value['kind']]: Check<Extract<Value, { kind: K }>> } = {
  text,
  integer,
  boolean,
  choice,
  cidr,
  format,
  reference,
  list: list(checkValue),
  record: record(checkValue),
};

/** What is wrong with a value that was given. */
export function checkValue(value: Value, entries: Entries, fixtures: Fixtures): readonly Breach[] {
  // The table is keyed by the value's own kind, which TypeScript cannot follow through an index.
  return (checks[value.kind] as Check<Value>)(value, entries, fixtures);
}
