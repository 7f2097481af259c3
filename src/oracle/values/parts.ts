import type { Entries } from '../../contract/contract.ts';

/** Entries by what comes first behind the dot: `.1.Key` and `.1.Value` are `.Key` and `.Value` of `1`. */
export function partsOf(entries: Entries): ReadonlyMap<string, Entries> {
  const parts = new Map<string, Record<string, string>>();
  for (const [name, value] of Object.entries(entries)) {
    const match = /^\.([^.]+)(.*)$/s.exec(name);
    const key = match?.[1] ?? '';
    const part = parts.get(key) ?? {};
    part[match?.[2] ?? ''] = value;
    parts.set(key, part);
  }
  return parts;
}

/** A value out of JSON as entries: members and items behind dots; null where it holds what is no text, number or boolean. */
export function entriesOf(json: unknown): Entries | null {
  if (typeof json === 'string') return { '': json };
  if (typeof json === 'number' || typeof json === 'boolean') return { '': String(json) };
  if (json === null || typeof json !== 'object') return null;
  const parts = Array.isArray(json)
    ? json.map((it, at) => [String(at + 1), it] as const)
    : Object.entries(json);
  const entries: Record<string, string> = {};
  for (const [name, part] of parts) {
    const inner = entriesOf(part);
    if (inner === null) return null;
    for (const [rest, value] of Object.entries(inner)) entries[`.${name}${rest}`] = value;
  }
  return entries;
}
