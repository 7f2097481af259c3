import { createIdMemory, unmarked } from '../../oracle/id-memory.ts';
import type { LedgerEntry } from './ledger.ts';

/** A create as it is about to be sent. */
export type Intent = Extract<LedgerEntry, { type: 'intent' }>;

/** A resource on the target. */
export interface Created {
  readonly operation: string;
  readonly region: string;
  readonly id: string;
}

/** Texts that nothing but what the run created in a region holds. */
export type Marked = Pick<Intent, 'operation' | 'region' | 'markers'>;

/** What the target listed in a region before the run created anything there; null where that is not known. */
export interface Before {
  readonly operation: string;
  readonly region: string;
  readonly ids: ReadonlySet<string> | null;
}

/** What the entries of a ledger come to. */
export interface Account {
  /** Created and not deleted. */
  readonly alive: () => readonly Created[];
  /** Creates of which nobody knows what came of them. */
  readonly unanswered: () => readonly Intent[];
  /** Whether the run created `id`, deleted or not. */
  readonly isOurs: (operation: string, id: string) => boolean;
  readonly markers: () => readonly Marked[];
  readonly before: () => readonly Before[];
  /** What appeared while the run went on and cannot be shown to be its own. */
  readonly appeared: () => readonly Created[];
  /** Where the run looked, created something, or may have. */
  readonly regionsOf: (operation: string) => readonly string[];
  /** How many creates of `operation` were sent and how many resources of it deleted, together. */
  readonly changesOf: (operation: string) => number;
}

/** An account that is still being kept. */
export interface OpenAccount extends Account {
  readonly put: (entry: LedgerEntry) => void;
}

/** An account without entries. */
export function createAccount(): OpenAccount {
  const seen = createIdMemory();
  const alive = new Map<string, Created>();
  const appeared = new Map<string, Created>();
  const open = new Map<string, Intent[]>();
  const markers = new Map<string, { operation: string; region: string; markers: Set<string> }>();
  const before = new Map<string, Before>();
  const createdIn = new Map<string, Set<string>>();
  const changes = new Map<string, number>();
  const change = (operation: string) => void changes.set(operation, (changes.get(operation) ?? 0) + 1);
  const nameOf = (operation: string, id: string) => `${operation} ${id}`;
  const settle = (key: string) => {
    // The same key twice is the same sending twice: each answer settles one.
    open.get(key)?.shift();
    if (open.get(key)?.length === 0) open.delete(key);
  };
  const mark = ({ operation, region, markers: texts }: Marked) => {
    const place = nameOf(operation, region);
    const known = markers.get(place) ?? { operation, region, markers: new Set() };
    for (const text of texts) known.markers.add(text);
    markers.set(place, known);
  };
  const puts: { readonly [T in LedgerEntry['type']]: (entry: Extract<LedgerEntry, { type: T }>) => void } = {
    intent: (entry) => {
      open.set(entry.key, [...(open.get(entry.key) ?? []), entry]);
      change(entry.operation);
      mark(entry);
    },
    markers: mark,
    created: ({ operation, region, id, key }) => {
      const name = nameOf(operation, id);
      if (seen.find(name) === undefined) seen.add(name, unmarked, 0);
      appeared.delete(name);
      alive.set(name, { operation, region, id });
      createdIn.set(operation, (createdIn.get(operation) ?? new Set()).add(region));
      if (key !== null) settle(key);
    },
    nothing: ({ key }) => settle(key),
    deleted: ({ operation, id }) => {
      change(operation);
      alive.delete(nameOf(operation, id));
      appeared.delete(nameOf(operation, id));
    },
    before: ({ operation, region, ids }) =>
      void before.set(nameOf(operation, region), {
        operation,
        region,
        ids: ids === null ? null : new Set(ids),
      }),
    appeared: ({ operation, region, id }) =>
      void appeared.set(nameOf(operation, id), { operation, region, id }),
  };
  return {
    alive: () => [...alive.values()],
    unanswered: () => [...open.values()].flat(),
    isOurs: (operation, id) => seen.find(nameOf(operation, id)) !== undefined,
    markers: () => [...markers.values()].map((it) => ({ ...it, markers: [...it.markers] })),
    before: () => [...before.values()],
    appeared: () => [...appeared.values()],
    changesOf: (operation) => changes.get(operation) ?? 0,
    regionsOf: (operation) => {
      const own = (it: { readonly operation: string }) => it.operation === operation;
      const places = [...[...before.values()].filter(own), ...[...open.values()].flat().filter(own)];
      return [...new Set([...places.map(({ region }) => region), ...(createdIn.get(operation) ?? [])])];
    },
    // The table is keyed by the entry's own type, which TypeScript cannot follow through an index.
    put: (entry) => (puts[entry.type] as (entry: LedgerEntry) => void)(entry),
  };
}
