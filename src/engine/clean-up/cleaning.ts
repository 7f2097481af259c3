import type { Contract } from '../../contract/contract.ts';
import type { RequestContext } from '../../oracle/recorded-exchange.ts';
import type { Account } from '../resources/account.ts';
import type { LedgerEntry } from '../resources/ledger.ts';
import type { ResourcePool } from '../resources/pool.ts';
import type { Listing } from '../send/companions.ts';
import type { Sender } from '../send/sender.ts';

/** Cleaning up behind a run on the target of one operation, at its end or later. */
export interface Cleaning {
  readonly contract: Contract;
  readonly account: Account;
  readonly sender: Sender;
  readonly pool: ResourcePool;
  /** Takes what comes of it into the ledger and into `account`. */
  readonly write: (entry: LedgerEntry) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly context: RequestContext;
  /** Whether the run came to its end before and said what had appeared: whatever else did came later. */
  readonly isOver: boolean;
  /** What the target lists in a region as far as it was asked already; null when it is to be asked. */
  readonly latest: (region: string) => Listing | null;
}
