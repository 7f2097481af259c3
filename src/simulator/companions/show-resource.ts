import type { Contract, Entries, Parameter, ShownField, Value } from '../../contract/contract.ts';
import type { Field, Fields } from '../../endpoint/fields.ts';
import { withFieldAt } from '../fields-at.ts';
import { recordsIn } from '../parameters/group.ts';
import { textGiven } from '../request.ts';
import type { Resource } from '../state.ts';
import { itemsIn } from '../values/items.ts';

/** What an absent parameter becomes; undefined where the document does not say so. */
export function defaultOf({ parameters }: Contract, name: string | undefined): string | undefined {
  const parameter = parameters.find((it) => it.name === name);
  return parameter !== undefined && 'default' in parameter ? parameter.default : undefined;
}

type Show = {
  readonly [S in ShownField['shape']]: (
    contract: Contract,
    shown: Extract<ShownField, { shape: S }>,
    resource: Resource,
  ) => Field;
};

const show: Show = {
  text: (contract, { parameter }, { request }) =>
    textGiven(request, parameter) ?? defaultOf(contract, parameter) ?? '',
  list: (contract, { parameter }, resource) =>
    itemsGiven(contract, parameter, resource).map((item) => item[''] ?? JSON.stringify(item)),
  group: (contract, { parameter, members }, resource) =>
    itemsGiven(contract, parameter, resource).map((item) =>
      Object.fromEntries(Object.entries(members).map(([name, shown]) => [shown, item[`.${name}`] ?? ''])),
    ),
};

/** How the items of a list come, by the kind of its values; undefined for what is no list. */
function encodingOf(value: Value) {
  return 'encoding' in value ? value.encoding : undefined;
}

type Items = readonly Readonly<Record<string, string>>[];

/** The items that a resource was asked for with, each by what stands behind its number. */
function itemsGiven(contract: Contract, name: string, { request }: Resource): Items {
  const parameter = contract.parameters.find((it) => it.name === name);
  const entries = request.get(name);
  if (parameter === undefined || entries === undefined) return [];
  return (itemsOf[parameter.shape] as (parameter: Parameter, entries: Entries) => Items)(parameter, entries);
}

const none = (): Items => [];

const itemsOf: {
  readonly [S in Parameter['shape']]: (
    parameter: Extract<Parameter, { shape: S }>,
    entries: Entries,
  ) => Items;
} = {
  text: none,
  token: none,
  region: none,
  reference: none,
  'dry-run': none,
  list: (_, entries) => (itemsIn('numbered', entries) ?? []).map((item) => item.entries),
  group: (group, entries) =>
    (recordsIn(group, entries) ?? []).map(({ members }) =>
      Object.fromEntries(Object.entries(members).map(([member, text]) => [`.${member}`, text])),
    ),
  value: ({ value }, entries) => {
    const encoding = encodingOf(value);
    return encoding === undefined ? [] : (itemsIn(encoding, entries) ?? []).map((item) => item.entries);
  },
};

/** What lists show of a resource. */
export function showResource(contract: Contract, resource: Resource): Fields {
  const { list } = contract.companions;
  const own: Fields = list === null ? {} : withFieldAt({}, list.id, resource.id);
  return (list?.fields ?? [])
    .filter(({ path }) => path !== list?.id)
    .reduce((fields, shown) => {
      // The table is keyed by the field's own shape, which TypeScript cannot follow through an index.
      const field = (
        show[shown.shape] as (contract: Contract, shown: ShownField, resource: Resource) => Field
      )(contract, shown, resource);
      return withFieldAt(fields, shown.path, field);
    }, own);
}
