import type { Value } from '../../src/contract/contract.ts';
import { boolean } from './boolean.ts';
import { choice } from './choice.ts';
import { cidr } from './cidr.ts';
import { format } from './format.ts';
import { integer } from './integer.ts';
import { list } from './list.ts';
import type { Making } from './making.ts';
import { record } from './record.ts';
import { reference } from './reference.ts';
import { text } from './text.ts';

type Makings = { readonly [K in Value['kind']]: Making<Extract<Value, { kind: K }>> };

const makings: Makings = {
  text,
  integer,
  boolean,
  choice,
  cidr,
  format,
  reference,
  list: list(makingOf),
  record: record(makingOf),
};

/** How values of the kind of `value` are made. */
export function makingOf(value: Value): Making<Value> {
  // The table is keyed by the value's own kind, which TypeScript cannot follow through an index.
  return makings[value.kind] as Making<Value>;
}
