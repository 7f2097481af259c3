import { field, listAt, type Tree } from '../client/decode.ts';
import type { Contract, ShownField } from '../contract/contract.ts';
import { parameterPath } from '../contract/parameter-path.ts';
import { shownFields } from '../contract/shown-fields.ts';
import type { Parameters } from '../contract/test-case.ts';
import { askedItems, comparable, defaultOf, indexed } from './asked-items.ts';

/** A parameter that is not shown as it was asked for. */
export interface Difference {
  readonly parameter: string;
  readonly asked: string;
  readonly shown: string;
}

/** What the companions show of an open point about a list. */
export interface ReadbackObservation {
  readonly point: string;
  readonly what: string;
}

/** What was asked for one field and what it shows. A list has its values one by one, a record as one value. */
interface Comparison {
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
    const group = contract.parameters.find((it) => it.name === parameter);
    const aliases = new Map(
      group?.shape === 'group'
        ? Object.entries(group.alias.names).map(([member, alias]) => [alias, member])
        : [],
    );
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

/**
 * What `resource` shows that others than its own request gave, and its own did not; null when nothing is. A target may show
 * what nobody gave.
 */
export function leakedFrom(
  contract: Contract,
  own: Parameters,
  others: readonly Parameters[],
  resource: Tree,
): Difference | null {
  const given = new Set(Object.keys(own).map((name) => parameterPath(name).name));
  for (const values of others)
    for (const { parameter, asked, shown } of comparisons(contract, values, resource)) {
      const leaked = shown.filter((it) => it !== '""' && asked.includes(it));
      if (!given.has(parameter) && leaked.length > 0)
        return { parameter, asked: 'none', shown: `${leaked.join(', ')}, which an earlier request gave` };
    }
  return null;
}

/**
 * The first parameter that `resource` does not show as `values` asked for; null when all is as asked. Lists are compared
 * as sets, of values or of records: in which order they are shown, and how often a value, no document says.
 */
export function readbackDifference(
  contract: Contract,
  values: Parameters,
  resource: Tree,
): Difference | null {
  const found = comparisons(contract, values, resource).find(({ asked, shown }) => !areSameSet(asked, shown));
  if (found === undefined) return null;
  const { parameter, isList } = found;
  const written = (texts: readonly string[]) => (isList ? `[${texts.join(', ')}]` : texts.join());
  return { parameter, asked: written(found.asked), shown: written(found.shown) };
}

/**
 * What `resource` shows of what is open about the lists that `values` asked for: in which order they are shown, and
 * whether repeated values are. A list with other values than were asked for shows nothing of that.
 */
export function readbackObservations(
  contract: Contract,
  values: Parameters,
  resource: Tree,
): readonly ReadbackObservation[] {
  const { resultOrder, resultRepeated } = contract.common;
  return comparisons(contract, values, resource)
    .filter(({ isList, asked, shown }) => isList && areSameSet(asked, shown))
    .flatMap(({ parameter, ...lists }) => {
      const [asked, shown] = [inOneForm(lists.asked), inOneForm(lists.shown)];
      const isAsOften = areEqual(asked.toSorted(), shown.toSorted());
      const isInOrder = isAsOften ? areEqual(asked, shown) : areEqual(distinct(asked), distinct(shown));
      const order = isInOrder ? 'the order in which it was given' : 'another order';
      const often = isAsOften ? 'as often as they were given' : 'not as often as given';
      return [
        ...(distinct(asked).length > 1
          ? [{ point: resultOrder, what: `${parameter} is shown in ${order}` }]
          : []),
        ...(distinct(asked).length < Math.max(asked.length, shown.length)
          ? [{ point: resultRepeated, what: `repeated values of ${parameter} are shown ${often}` }]
          : []),
      ];
    });
}

function comparisons(contract: Contract, values: Parameters, resource: Tree): readonly Comparison[] {
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

function areSameSet(one: readonly string[], other: readonly string[]): boolean {
  const [asked, shown] = [new Set(inOneForm(one)), new Set(inOneForm(other))];
  return asked.size === shown.size && [...asked].every((value) => shown.has(value));
}

/** Texts that are canonically equal are the same to a reader, and no document says in which form they are kept. */
const inOneForm = (texts: readonly string[]): readonly string[] => texts.map((text) => text.normalize('NFC'));

/** Each value once, where it stands first. */
function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function areEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

function record(names: readonly string[], value: (name: string) => string): string {
  return names
    .map(value)
    .map((it) => JSON.stringify(it))
    .join(' = ');
}

/** The text at `path`; empty where there is none. */
export function textOf(tree: Tree, path: string): string {
  const found = field(tree, path);
  return typeof found === 'string' ? found : '';
}
