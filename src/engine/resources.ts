import type { Contract } from '../contract/contract.ts';
import { callCompanion } from './companions.ts';
import type { Conduit } from './conduit.ts';
import { createIdMemory } from './id-memory.ts';
import type { Ledger } from './ledger.ts';
import { createRoom, type Room } from './room.ts';
import type { RunOptions } from './run-options.ts';

/** What a run created of one operation and has not deleted yet. */
export interface Resources {
  readonly add: (id: string, region: string) => void;
  /** Adds what the run created without being told so, in the ledger too. */
  readonly adopt: (id: string, region: string) => void;
  /** Whether this run created `id`, deleted or not. */
  readonly isOurs: (id: string) => boolean;
  readonly alive: () => readonly string[];
  /** Deletes `id`; what cannot be deleted stays alive and is tried again at the end. */
  readonly remove: (id: string) => Promise<boolean>;
  /** Tries once more on everything that is alive. */
  readonly removeAll: () => Promise<void>;
  /** Whether the target deletes: unknown until first asked. */
  removable: boolean | null;
  readonly room: Room;
  /** Why the last deletion that failed did. */
  readonly trouble: () => string | null;
}

const mostTries = 7;

/** How long a new resource may be unknown to the operation that deletes it. */
const settlingMs = 4000;

/** Keeps account of what a run creates, in memory and in the ledger. */
export function createResources(
  conduit: Conduit,
  contract: Contract,
  ledger: Ledger,
  { wait, now }: Pick<RunOptions, 'wait' | 'now'>,
): Resources {
  const regions = new Map<string, string>();
  const bornAt = new Map<string, number>();
  const seen = createIdMemory();
  const { remove: call } = contract.companions;
  let lastTrouble: string | null = null;
  let deleted = 0;
  const occasion = { case: `${contract.operation}/cleanup`, clause: null, purpose: 'cleanup' } as const;

  async function removeOnce(id: string, tries: number): Promise<boolean> {
    for (let count = 1; count <= tries; count++) {
      const answer = await callCompanion(
        conduit,
        contract,
        call,
        { region: regions.get(id) ?? '', id },
        occasion,
      );
      // A resource that is not seen yet may only be too new to be seen.
      const gone = !answer.ok && call.gone.includes(answer.code);
      const old = now() - (bornAt.get(id) ?? 0) > settlingMs;
      if (answer.ok || (gone && (old || count === tries))) {
        resources.removable = true;
        deleted++;
        regions.delete(id);
        bornAt.delete(id);
        ledger.write({ type: 'deleted', operation: contract.operation, id });
        return true;
      }
      lastTrouble = `${call.action} answered ${answer.detail}`;
      if (!gone && !call.busy.includes(answer.code) && count >= 2) return false;
      await wait(Math.min(1500, 40 * 3 ** count));
    }
    return false;
  }

  const resources: Resources = {
    removable: null,
    room: createRoom(
      () => regions.size,
      () => deleted,
      () => resources.removable === false,
      wait,
    ),
    add: (id, region) => {
      if (seen.find(id) === undefined) seen.add(id, null, 0);
      bornAt.set(id, now());
      regions.set(id, region);
    },
    adopt: (id, region) => {
      ledger.write({ type: 'created', key: null, operation: contract.operation, region, id });
      resources.add(id, region);
    },
    isOurs: (id) => seen.find(id) !== undefined,
    alive: () => [...regions.keys()],
    remove: async (id) =>
      !regions.has(id) ? true : resources.removable === false ? false : removeOnce(id, mostTries),
    removeAll: async () => {
      if (resources.removable === false) return;
      for (const id of [...regions.keys()]) await removeOnce(id, mostTries);
    },
    trouble: () => lastTrouble,
  };
  return resources;
}
