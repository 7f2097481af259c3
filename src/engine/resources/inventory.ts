import type { Contract } from '../../contract/contract.ts';
import type { RequestContext } from '../../oracle/recorded-exchange.ts';
import { type Listing, listShortly } from '../send/companions.ts';
import type { Sender } from '../send/sender.ts';
import type { Account } from './account.ts';
import type { Ledger } from './ledger.ts';

/** What the target of one operation listed, before and since. */
export interface Inventory {
  /** Lists what is there before anything is created; comes to whether the target lists. */
  readonly begin: (region: string) => Promise<boolean>;
  /** Whether the target listed then. */
  readonly isListed: () => boolean;
  /** Puts down what was listed for another reason. */
  readonly note: (region: string, listing: Listing) => void;
  /** What was listed last; null when something was created or deleted since. */
  readonly latest: (region: string) => Listing | null;
}

/** Pages that are read at the beginning: of a target that holds more it is not known what was there before. */
const mostPages = 10;

/** An inventory of which nothing is known yet. */
export function createInventory(
  sender: Sender,
  contract: Contract,
  account: Account,
  ledger: Ledger,
): Inventory {
  const { operation } = contract;
  const known = new Map<string, { readonly listing: Listing; readonly changes: number }>();
  const context: RequestContext = {
    case: `${operation}/preflight/list`,
    clause: null,
    purpose: 'preflight',
  };
  let listed = false;
  return {
    isListed: () => listed,
    begin: async (region) => {
      const listing = await listShortly({ sender, contract, region, context }, mostPages);
      const ids = listing === 'more' || listing === null ? null : [...listing.resources.keys()];
      ledger.write({ type: 'before', operation, region, ids });
      listed = listing !== null;
      return listed;
    },
    note: (region, listing) => void known.set(region, { listing, changes: account.changesOf(operation) }),
    latest: (region) => {
      const last = known.get(region);
      return last?.changes === account.changesOf(operation) ? last.listing : null;
    },
  };
}
