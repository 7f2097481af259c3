import type { Contract } from '../../contract/contract.ts';
import { createIdMemory, unmarked } from '../../oracle/id-memory.ts';
import type { RunOptions } from '../run-options.ts';
import { callCompanion, readResources } from '../send/companions.ts';
import type { Sender } from '../send/sender.ts';
import type { Ledger } from './ledger.ts';
import { createResourceSlots, type ResourceSlots } from './slots.ts';

/** What a run created of one operation and has not deleted yet. */
export interface ResourcePool {
  readonly add: (id: string, region: string) => void;
  /** Adds what the run created without being told so, in the ledger too. */
  readonly adopt: (id: string, region: string) => void;
  /** Takes in that a request to the operation under test deleted `id`. */
  readonly forget: (id: string) => void;
  /** Whether this run created `id`, deleted or not. */
  readonly isOurs: (id: string) => boolean;
  readonly alive: () => readonly string[];
  /** Deletes `id`; what cannot be deleted stays alive and is tried again at the end. */
  readonly remove: (id: string) => Promise<boolean>;
  /** Whether the target deletes: unknown until first asked. */
  readonly isRemovable: () => boolean | null;
  /** Nothing can be deleted there. */
  readonly giveUpRemoving: () => void;
  readonly slots: ResourceSlots;
  /** How many resources may be alive at once. */
  readonly limit: () => number;
  /** The target turned down for being full when at most so many of the run were there. */
  readonly lowerLimit: (held: number) => void;
  /** Why the last deletion that failed did. */
  readonly trouble: () => string | null;
}

const mostTries = 7;

/** How long a new resource may be unknown to the operation that deletes it. */
const settlingMs = 4000;

/** After so many that stayed unknown for as long, a target that never showed one late is believed at once. */
const enoughUnknown = 2;

/** Keeps account of what a run creates, in memory and in the ledger; at most `limit` of it at once. */
export function createResourcePool(
  sender: Sender,
  contract: Contract,
  ledger: Ledger,
  { wait, now }: Pick<RunOptions, 'wait' | 'now'>,
  most = Number.POSITIVE_INFINITY,
): ResourcePool {
  const regions = new Map<string, string>();
  const bornAt = new Map<string, number>();
  const seen = createIdMemory();
  const { remove: call } = contract.companions;
  const context = { case: `${contract.operation}/cleanup`, clause: null, purpose: 'cleanup' } as const;
  let lastTrouble: string | null = call === null ? 'its contract names no operation that deletes it' : null;
  let deleted = 0;
  let removable: boolean | null = call === null ? false : null;
  let limit = most;
  /** As many as were alive at once. */
  let peak = 0;

  let stayedUnknown = 0;
  let showsLate = false;

  function noteDeleted(id: string): void {
    deleted++;
    regions.delete(id);
    bornAt.delete(id);
    ledger.write({ type: 'deleted', operation: contract.operation, id });
  }

  /** Where no document says how the deletion of what is not there is answered, it is told by what the target lists. */
  async function isUnlisted(id: string): Promise<boolean> {
    const listing = await readResources(sender, contract, regions.get(id) ?? '', [id], { context });
    return listing !== undefined && !listing.resources.has(id);
  }

  async function removeOnce(id: string): Promise<boolean> {
    if (call === null) return false;
    let wasUnknown = false;
    for (let count = 1; count <= mostTries; count++) {
      const answer = await callCompanion(
        sender,
        contract,
        call,
        { region: regions.get(id) ?? '', id },
        context,
      );
      // A resource that is not seen yet may only be too new to be seen.
      const gone =
        !answer.ok && (call.gone.length > 0 ? call.gone.includes(answer.code) : await isUnlisted(id));
      const old = now() - (bornAt.get(id) ?? 0) > settlingMs;
      const isBelieved = !showsLate && stayedUnknown >= enoughUnknown;
      if (answer.ok || (gone && (old || isBelieved || count === mostTries))) {
        if (wasUnknown && answer.ok) showsLate = true;
        else if (wasUnknown) stayedUnknown++;
        removable = true;
        noteDeleted(id);
        return true;
      }
      lastTrouble = `${call.action} answered ${answer.detail}`;
      if (!gone && !call.busy.includes(answer.code) && count >= 2) return false;
      wasUnknown ||= gone;
      await wait(Math.min(1500, 40 * 3 ** count));
    }
    return false;
  }

  const pool: ResourcePool = {
    isRemovable: () => removable,
    giveUpRemoving: () => {
      removable = false;
    },
    slots: createResourceSlots(
      () => regions.size,
      () => deleted,
      () => removable === false,
      wait,
    ),
    limit: () => limit,
    lowerLimit: (held) => {
      // Fewer than there was room for before: others fill it now.
      peak = Math.min(peak, held);
      // Of many refused at once each says the same: what was there already had room.
      limit = Math.max(1, peak, Math.min(limit - 1, held));
    },
    add: (id, region) => {
      if (seen.find(id) === undefined) seen.add(id, unmarked, 0);
      bornAt.set(id, now());
      regions.set(id, region);
      peak = Math.max(peak, regions.size);
    },
    adopt: (id, region) => {
      ledger.write({ type: 'created', key: null, operation: contract.operation, region, id });
      pool.add(id, region);
    },
    forget: (id) => {
      if (regions.has(id)) noteDeleted(id);
    },
    isOurs: (id) => seen.find(id) !== undefined,
    alive: () => [...regions.keys()],
    remove: async (id) => (!regions.has(id) ? true : removable === false ? false : removeOnce(id)),
    trouble: () => lastTrouble,
  };
  return pool;
}
