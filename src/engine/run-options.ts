import type { Profile } from '../../generators/plan/case-options.ts';
import type { ReplayCase } from '../cases/replay-case.ts';
import type { Send, SignatureVersion } from '../client/exchange.ts';
import type { Contract } from '../contract/contract.ts';
import type { Exception } from '../exceptions/exception.ts';
import type { Listener } from '../results/event.ts';
import type { RequestOptions } from '../results/run-header.ts';
import type { Ledger } from './resources/ledger.ts';
import type { Shard } from './shard.ts';

/** Everything that a run depends on; the world comes in as `send`, `now` and `wait`. */
export interface RunOptions extends RequestOptions {
  /** The contracts of the operations to test; one without a clause to test is sent nothing. */
  readonly contracts: readonly Contract[];
  /** Ids of the clauses to test; null for all. */
  readonly clauses: ReadonlySet<string> | null;
  /** URLs by product, for reports. */
  readonly target: Readonly<Record<string, string>>;
  /** Whether that is the reference endpoint inside the tool, since no target was given. */
  readonly embedded: boolean;
  /** Whether certificates are not checked. */
  readonly insecure: boolean;
  readonly profile: Profile;
  readonly seed: number;
  /** The part of the plan that is sent; null for the whole. */
  readonly shard: Shard | null;
  readonly signature: SignatureVersion;
  readonly concurrency: number;
  /** Requests a second; null for as many as the target takes. */
  readonly rate: number | null;
  /** No new work after so many requests; null for no limit. */
  readonly budget: number | null;
  /** No new work after so many milliseconds; null for no limit. */
  readonly timeLimitMs: number | null;
  /** A broken should is a violation. */
  readonly strict: boolean;
  /** Known deviations. */
  readonly exceptions: readonly Exception[];
  /** What failed in earlier runs and is sent first; none where nothing is said. */
  readonly kept?: readonly ReplayCase[];
  /**
   * Ids of what an earlier part of the run settled, cases and sequences and the names of stages: it is planned as ever, and
   * not sent. None where nothing is said.
   */
  readonly settled?: ReadonlySet<string>;
  readonly send: Send;
  /** Makes tokens and names new in each run against a target that remembers; the same letters where it does not. */
  readonly nonce: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Stops sending; what was created is still deleted. */
  readonly signal: AbortSignal;
  readonly ledger: Ledger;
  readonly listeners: readonly Listener[];
  /** The command that shows a finding of a clause again, by the id of its case where there is one. */
  readonly rerun?: (clause: string, id: string | null) => string;
}

/** Whether a run is to test the clause with `id`. */
export function isWanted({ clauses }: Pick<RunOptions, 'clauses'>, id: string): boolean {
  return clauses === null || clauses.has(id);
}
