import type { Contract } from '../contract/contract.ts';
import type { Left } from '../results/summary.ts';
import { cleanUp } from './clean-up/clean-up.ts';
import { createReclaim, type Reclaim } from './clean-up/reclaim.ts';
import { createAccount } from './resources/account.ts';
import { createInventory, type Inventory } from './resources/inventory.ts';
import type { Ledger } from './resources/ledger.ts';
import { createResourcePool, type ResourcePool } from './resources/pool.ts';
import type { RunOptions } from './run-options.ts';
import type { Sender } from './send/sender.ts';

/** What keeps account of the resources of one operation. */
export interface Owned {
  readonly pool: ResourcePool;
  readonly inventory: Inventory;
  readonly reclaim: Reclaim;
}

/** What a run has on its target, of all operations. */
export interface Belongings {
  /** The options of the run, with a ledger that keeps account. */
  readonly options: RunOptions;
  /** What belongs to one operation. */
  readonly of: (contract: Contract) => Owned;
  /** Deletes at the end what the run created, told or not; comes to what is left. */
  readonly cleanUp: () => Promise<readonly Left[]>;
}

/** Resources at once where nobody says how many; as most targets hold, where no document says how many there may be. */
const usuallyAlive = { documented: 60, unknown: 16 } as const;

/** Nothing yet. */
export function createBelongings(options: RunOptions, sender: Sender): Belongings {
  const account = createAccount();
  const ledger: Ledger = {
    write: (entry) => {
      options.ledger.write(entry);
      account.put(entry);
    },
  };
  const owned: (Owned & { readonly contract: Contract })[] = [];
  return {
    options: { ...options, ledger },
    of: (contract) => {
      // Where nothing is ever deleted, a limit would only keep the run from its end.
      const isKept = contract.companions.remove === null;
      const usual = usuallyAlive[(contract.quota?.limit ?? null) === null ? 'unknown' : 'documented'];
      const most = isKept ? Number.POSITIVE_INFINITY : (options.maxResources ?? usual);
      const pool = createResourcePool(sender, contract, ledger, options, most);
      const inventory = createInventory(sender, contract, account, ledger);
      const own: Owned = {
        pool,
        inventory,
        reclaim: createReclaim({ contract, account, sender, pool }),
      };
      owned.push({ contract, ...own });
      return own;
    },
    cleanUp: async () => {
      const left: Left[] = [];
      for (const { contract, pool, inventory, reclaim } of owned) {
        await reclaim.atLast();
        const cleaned = await cleanUp({
          contract,
          account,
          sender,
          pool,
          write: ledger.write,
          wait: options.wait,
          context: { case: `${contract.operation}/cleanup`, clause: null, purpose: 'cleanup' },
          isOver: false,
          latest: inventory.latest,
        });
        left.push(...cleaned.left);
      }
      return left;
    },
  };
}
