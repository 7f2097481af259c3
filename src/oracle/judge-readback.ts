import { field, listAt, type Tree } from '../client/decode.ts';
import type { Parameters } from '../contract/case.ts';
import type { Contract, ShownField } from '../contract/contract.ts';
import { parameterPath } from '../contract/parameter-path.ts';

/** A parameter that is not shown as it was asked for. */
export interface Difference {
  readonly parameter: string;
  readonly asked: string;
  readonly shown: string;
}

type Table = {
  readonly [K in ShownField['shape']]: (
    contract: Contract,
    shown: Extract<ShownField, { shape: K }>,
    values: Parameters,
    resource: Tree,
  ) => Difference | null;
};

const differenceIn: Table = {
  text: ({ parameters }, { parameter, path }, values, resource) => {
    const text = parameters.find(({ name }) => name === parameter);
    // What an absent parameter becomes is judged only where the document says it.
    const asked = values[parameter] ?? (text?.shape === 'text' ? text.default : undefined);
    const found = field(resource, path);
    const shown = typeof found === 'string' ? found : '';
    return asked === undefined || asked === shown
      ? null
      : { parameter, asked: JSON.stringify(asked), shown: JSON.stringify(shown) };
  },
  list: (_, { parameter, path }, values, resource) => {
    const asked = indexed(values, parameter).map(({ value }) => value);
    const shown = listAt(resource, path).map((item) =>
      typeof item === 'string' ? item : JSON.stringify(item),
    );
    return asked.length === 0 ? null : differing(parameter, asked, shown);
  },
  group: (contract, { parameter, path, members }, values, resource) => {
    const group = contract.parameters.find((it) => it.name === parameter);
    const aliases = new Map(
      group?.shape === 'group'
        ? Object.entries(group.alias.names).map(([member, alias]) => [alias, member])
        : [],
    );
    const entries = indexed(values, parameter);
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
    return indexes.length === 0 ? null : differing(parameter, asked, shown);
  },
};

/** The first parameter that `resource` does not show as `values` asked for; null when all is as asked. */
export function readbackDifference(
  contract: Contract,
  values: Parameters,
  resource: Tree,
): Difference | null {
  for (const shown of contract.companions.list.fields) {
    // The table is keyed by the field's own shape, which TypeScript cannot follow through an index.
    const compare = differenceIn[shown.shape] as (
      contract: Contract,
      shown: ShownField,
      values: Parameters,
      resource: Tree,
    ) => Difference | null;
    const difference = compare(contract, shown, values, resource);
    if (difference !== null) return difference;
  }
  return null;
}

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

function indexed(
  values: Parameters,
  list: string,
): readonly { index: number; member: string; value: string }[] {
  return Object.entries(values)
    .map(([name, value]) => ({ ...parameterPath(name), value }))
    .flatMap(({ name, index, member, value }) =>
      name === list && index !== null ? [{ index, member: member ?? '', value }] : [],
    )
    .sort((a, b) => a.index - b.index);
}

function record(names: readonly string[], value: (name: string) => string): string {
  return names
    .map(value)
    .map((it) => JSON.stringify(it))
    .join(' = ');
}

function textOf(tree: Tree, path: string): string {
  const found = field(tree, path);
  return typeof found === 'string' ? found : '';
}

function differing(parameter: string, asked: readonly string[], shown: readonly string[]): Difference | null {
  return JSON.stringify(asked) === JSON.stringify(shown)
    ? null
    : { parameter, asked: `[${asked.join(', ')}]`, shown: `[${shown.join(', ')}]` };
}
