import type { Entries, ListValue } from '../../src/contract/contract.ts';

const encodings: { readonly [E in ListValue['encoding']]: (items: readonly Entries[]) => Entries } = {
  numbered: (items) =>
    Object.fromEntries(
      items.flatMap((item, index) =>
        Object.entries(item).map(([name, value]) => [`.${index + 1}${name}`, value]),
      ),
    ),
  json: (items) => ({ '': JSON.stringify(items.map(jsonOf)) }),
  comma: (items) => ({ '': items.map((item) => item['']).join(',') }),
};

/** The items of a list as they stand in a request. */
export function encodeList({ encoding }: ListValue, items: readonly Entries[]): Entries {
  return encodings[encoding](items);
}

/** Entries as JSON: what has numbers behind its dots is an array, what has names an object. */
function jsonOf(entries: Entries): unknown {
  if (entries[''] !== undefined) return entries[''];
  const parts = new Map<string, Record<string, string>>();
  for (const [name, value] of Object.entries(entries)) {
    const [, key = '', rest = ''] = /^\.([^.]+)(.*)$/s.exec(name) ?? [];
    parts.set(key, { ...parts.get(key), [rest]: value });
  }
  const members = [...parts].map(([key, part]) => [key, jsonOf(part)] as const);
  return members.every(([key]) => /^\d+$/.test(key))
    ? members.map(([, it]) => it)
    : Object.fromEntries(members);
}
