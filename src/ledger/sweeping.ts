import type { Contract } from '../contract/contract.ts';
import type { LedgerEntry } from '../engine/resources/ledger.ts';
import type { ResourcePool } from '../engine/resources/pool.ts';
import type { Sender } from '../engine/send/sender.ts';
import type { RequestContext } from '../oracle/recorded-exchange.ts';
import type { Chapter } from './chapter.ts';

/** Sweeping behind one run on the target of one operation. */
export interface Sweeping {
  readonly contract: Contract;
  readonly chapter: Chapter;
  readonly sender: Sender;
  readonly resources: ResourcePool;
  readonly write: (entry: LedgerEntry) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly context: RequestContext;
}
