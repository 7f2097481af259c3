import type { Entries } from '../../contract/contract.ts';

/** Entries by what comes first behind the dot, each with what comes behind that; undefined where one has no dot. */
export function partsIn(entries: Entries): ReadonlyMap<string, Entries> | undefined {
  const parts = new Map<string, Record<string, string>>();
  for (const [name, text] of Object.entries(entries)) {
    if (!name.startsWith('.')) return undefined;
    const end = name.indexOf('.', 1);
    const part = name.slice(1, end < 0 ? undefined : end);
    const known = parts.get(part) ?? {};
    known[end < 0 ? '' : name.slice(end)] = text;
    parts.set(part, known);
  }
  return parts;
}

/** A value out of JSON as the entries that it would be on the wire; undefined where it holds what is no value. */
export function entriesIn(json: unknown): Entries | undefined {
  if (['string', 'number', 'boolean'].includes(typeof json)) return { '': String(json) };
  if (typeof json !== 'object' || json === null) return undefined;
  const entries: Record<string, string> = {};
  for (const [key, inner] of Object.entries(json)) {
    const name = Array.isArray(json) ? String(Number(key) + 1) : key;
    const within = entriesIn(inner);
    if (within === undefined) return undefined;
    for (const [rest, text] of Object.entries(within)) entries[`.${name}${rest}`] = text;
  }
  return entries;
}
