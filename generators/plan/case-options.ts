import type { Contract } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import type { Transport } from '../../src/contract/plain-transport.ts';

/** How much is sent. */
export type Profile = 'quick' | 'standard' | 'exhaustive';

/** What requests are made from. */
export interface CaseOptions {
  readonly contract: Contract;
  readonly facts: Facts;
  /** A request that the target has accepted. */
  readonly base: Readonly<Record<string, string>>;
  /** Whether requests that are not about tokens carry none. */
  readonly tokenless?: boolean;
  /** How requests are carried when that is not what they are about; default POST with a query. */
  readonly transport?: Transport;
  /** Whether the target takes requests signed the older way, which alone have a Format; default yes. */
  readonly rpc?: boolean;
  readonly profile: Profile;
  readonly seed: number;
  /** Random cases a clause and side. */
  readonly cases: number;
}
