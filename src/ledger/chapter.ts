import type { LedgerEntry } from '../engine/ledger.ts';
import type { LedgerHeader } from './ledger-line.ts';

export type Intent = Extract<LedgerEntry, { type: 'intent' }>;

/** A resource that a run created. */
export interface Created {
  readonly operation: string;
  readonly region: string;
  readonly id: string;
}

/** What a ledger says of one run. */
export interface Chapter {
  readonly header: LedgerHeader;
  /** Whether what is open was told to whoever ran it; false for a run that was broken off. */
  readonly told: boolean;
  /** Created and not deleted. */
  readonly alive: () => readonly Created[];
  /** Creates of which nobody knows what came of them. */
  readonly unanswered: () => readonly Intent[];
  /** Whether the run created `id`, deleted or not. */
  readonly isOurs: (operation: string, id: string) => boolean;
  /** By operation and region: texts that nothing but what this run created holds. */
  readonly markers: () => readonly Pick<Intent, 'operation' | 'region' | 'markers'>[];
}

/** A chapter that is still being written. */
export interface OpenChapter extends Chapter {
  told: boolean;
  readonly put: (entry: LedgerEntry) => void;
}

/** Whether something of the run may still be on its target. */
export function hasOpen({ header, alive, unanswered }: Chapter): boolean {
  return !header.embedded && alive().length + unanswered().length > 0;
}

/** The chapter that `header` begins. */
export function createChapter(header: LedgerHeader): OpenChapter {
  const seen = new Set<string>();
  const alive = new Map<string, Created>();
  const open = new Map<string, Intent[]>();
  const markers = new Map<string, { operation: string; region: string; markers: string[] }>();
  const nameOf = (operation: string, id: string) => `${operation} ${id}`;
  const settle = (key: string) => {
    // The same key twice is the same sending twice: each answer settles one.
    open.get(key)?.shift();
    if (open.get(key)?.length === 0) open.delete(key);
  };
  return {
    header,
    told: false,
    alive: () => [...alive.values()],
    unanswered: () => [...open.values()].flat(),
    isOurs: (operation, id) => seen.has(nameOf(operation, id)),
    markers: () => [...markers.values()],
    put: (entry) => {
      switch (entry.type) {
        case 'intent': {
          open.set(entry.key, [...(open.get(entry.key) ?? []), entry]);
          const place = nameOf(entry.operation, entry.region);
          const { operation, region } = entry;
          const known = markers.get(place) ?? { operation, region, markers: [] };
          known.markers.push(...entry.markers);
          markers.set(place, known);
          return;
        }
        case 'created': {
          const { operation, region, id } = entry;
          seen.add(nameOf(operation, id));
          alive.set(nameOf(operation, id), { operation, region, id });
          if (entry.key !== null) settle(entry.key);
          return;
        }
        case 'nothing':
          return settle(entry.key);
        case 'deleted':
          alive.delete(nameOf(entry.operation, entry.id));
      }
    },
  };
}
