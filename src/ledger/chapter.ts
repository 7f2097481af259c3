import type { LedgerEntry } from '../engine/resources/ledger.ts';
import { createIdMemory } from '../oracle/id-memory.ts';
import type { LedgerHeader, LedgerLine, LedgerMarkers } from './ledger-line.ts';

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
  readonly put: (entry: LedgerEntry | LedgerMarkers) => void;
}

/** What of `chapter` a sweep needs, in as few lines as can be. */
export function linesOf(chapter: Chapter): readonly LedgerLine[] {
  return [
    chapter.header,
    ...chapter.alive().map((it) => ({ type: 'created', key: null, ...it }) as const),
    ...chapter.unanswered(),
    ...chapter.markers().map((it) => ({ type: 'markers', ...it }) as const),
  ];
}

/** Whether something of the run may still be on its target. */
export function hasOpen({ header, alive, unanswered }: Chapter): boolean {
  return !header.embedded && alive().length + unanswered().length > 0;
}

/** The chapter that `header` begins. */
export function createChapter(header: LedgerHeader): OpenChapter {
  const seen = createIdMemory();
  const alive = new Map<string, Created>();
  const open = new Map<string, Intent[]>();
  const markers = new Map<string, { operation: string; region: string; markers: Set<string> }>();
  const nameOf = (operation: string, id: string) => `${operation} ${id}`;
  const settle = (key: string) => {
    // The same key twice is the same sending twice: each answer settles one.
    open.get(key)?.shift();
    if (open.get(key)?.length === 0) open.delete(key);
  };
  const mark = ({ operation, region, markers: texts }: Omit<LedgerMarkers, 'type'>) => {
    const place = nameOf(operation, region);
    const known = markers.get(place) ?? { operation, region, markers: new Set() };
    for (const text of texts) known.markers.add(text);
    markers.set(place, known);
  };
  return {
    header,
    told: false,
    alive: () => [...alive.values()],
    unanswered: () => [...open.values()].flat(),
    isOurs: (operation, id) => seen.find(nameOf(operation, id)) !== undefined,
    markers: () => [...markers.values()].map((it) => ({ ...it, markers: [...it.markers] })),
    put: (entry) => {
      switch (entry.type) {
        case 'intent': {
          open.set(entry.key, [...(open.get(entry.key) ?? []), entry]);
          return mark(entry);
        }
        case 'markers':
          return mark(entry);
        case 'created': {
          const { operation, region, id } = entry;
          if (seen.find(nameOf(operation, id)) === undefined) seen.add(nameOf(operation, id), null, 0);
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
