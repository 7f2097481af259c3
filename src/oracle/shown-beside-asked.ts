import { listAt, type Tree } from '../client/decode.ts';
import type { Contract, ShownField } from '../contract/contract.ts';
import { parameterCalled } from '../contract/of-shape.ts';
import { shownFields } from '../contract/shown-fields.ts';
import type { Parameters } from '../contract/test-case.ts';
import { textOf } from './answer-fields.ts';
import { askedItems, comparable, defaultOf, indexed } from './asked-items.ts';

/** What was asked for one field and what it shows. A list has its values one by one, a record as one value. */
export interface Comparison {
  readonly parameter: string;
  readonly asked: readonly string[];
  readonly shown: readonly string[];
  readonly isList: boolean;
}

/** For each shape of a field, what there is to compare; null when nothing was asked for. */
type Table = {
  readonly [K in ShownField['shape']]: (
    contract: Contract,
    shown: Extract<ShownField, { shape: K }>,
    values: Parameters,
    resource: Tree,
  ) => Comparison | null;
};

const comparisonOf: Table = {
  text: (contract, { parameter, path }, values, resource) => {
    // What an absent parameter becomes is judged only where the document says it.
    const given = values[parameter] ?? defaultOf(contract, parameter);
    const asked = given === undefined ? undefined : comparable(contract, parameter, given);
    const shown = comparable(contract, parameter, textOf(resource, path));
    if (asked === undefined)
      return nothing.includes(shown)
        ? { parameter, asked: ['nothing'], shown: [JSON.stringify(shown)], isList: false }
        : null;
    return { parameter, asked: [JSON.stringify(asked)], shown: [JSON.stringify(shown)], isList: false };
  },
  list: (contract, { parameter, path }, values, resource) => {
    const asked =
      askedItems(contract, parameter, values)?.map((item) => item[''] ?? '') ??
      indexed(values, parameter).map(({ value }) => value);
    const shown = listAt(resource, path).map((item) =>
      typeof item === 'string' ? item : JSON.stringify(item),
    );
    return asked.length === 0 ? null : { parameter, asked, shown, isList: true };
  },
  group: (contract, { parameter, path, members }, values, resource) => {
    const names = parameterCalled(contract, parameter, 'group')?.alias.names ?? {};
    const aliases = new Map(Object.entries(names).map(([member, alias]) => [alias, member]));
    const items = askedItems(contract, parameter, values);
    const entries =
      items?.flatMap((item, at) =>
        Object.entries(item).map(([name, value]) => ({ index: at + 1, member: name.slice(1), value })),
      ) ?? indexed(values, parameter);
    const indexes = [...new Set(entries.map(({ index }) => index))];
    const asked = indexes.map((index) =>
      record(
        Object.keys(members),
        (name) =>
          entries.find((it) => it.index === index && (aliases.get(it.member) ?? it.member) === name)?.value ??
          '',
      ),
    );
    const shown = listAt(resource, path).map((item) =>
      record(Object.values(members), (name) => textOf(item, name)),
    );
    return indexes.length === 0 ? null : { parameter, asked, shown, isList: true };
  },
};

/** Words that programs write for a value that there is none of. */
const nothing = ['undefined', 'null', 'None', 'nil', 'NaN', '[object Object]'];

/** What there is to compare between what `values` asked for and what `resource` shows. */
export function comparisons(contract: Contract, values: Parameters, resource: Tree): readonly Comparison[] {
  return shownFields(contract).flatMap((shown) => {
    // The table is keyed by the field's own shape, which TypeScript cannot follow through an index.
    const compare = comparisonOf[shown.shape] as (
      contract: Contract,
      shown: ShownField,
      values: Parameters,
      resource: Tree,
    ) => Comparison | null;
    return compare(contract, shown, values, resource) ?? [];
  });
}

function record(names: readonly string[], value: (name: string) => string): string {
  return names
    .map(value)
    .map((it) => JSON.stringify(it))
    .join(' = ');
}
