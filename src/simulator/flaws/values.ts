import type { Value } from '../../contract/contract.ts';
import type { Draft, Family } from './flaw.ts';
import { parameterFlaws } from './parameters.ts';
import { boolean, choice } from './values/choice.ts';
import { cidr, format } from './values/format.ts';
import { integer } from './values/integer.ts';
import { list } from './values/list.ts';
import { record } from './values/record.ts';
import { reference } from './values/reference.ts';
import type { ValueFlaws } from './values/slot.ts';

const own: { readonly [K in Value['kind']]: ValueFlaws<Extract<Value, { kind: K }>> } = {
  // The rules of texts have families of their own.
  text: () => [],
  integer,
  boolean,
  choice,
  cidr,
  format,
  reference,
  list: (value, path) => [...list(value, path), ...flawsOfValue(value.of, path)],
  record: (value, path) => [
    ...record(value, path),
    ...Object.entries(value.members).flatMap(([name, { value: inner }]) =>
      flawsOfValue(inner, `${path}.${name}`),
    ),
  ],
};

function flawsOfValue(value: Value, path: string): readonly Draft[] {
  // The table is keyed by the value's own kind, which TypeScript cannot follow through an index.
  return (own[value.kind] as ValueFlaws<Value>)(value, path);
}

/** What values of each kind can be taken or refused for. */
export const values: Family = (contract) =>
  contract.parameters.flatMap((it) => parameterFlaws(it, flawsOfValue, contract));
