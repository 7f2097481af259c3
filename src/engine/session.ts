import type { Parameters, PlannedRequest } from '../contract/case.ts';
import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import type { Conduit } from './conduit.ts';
import type { RunEvent } from './event.ts';
import type { IdMemory } from './id-memory.ts';
import type { Resources } from './resources.ts';
import type { RunOptions } from './run-options.ts';
import type { Submitted } from './submit.ts';
import type { Tally } from './tally.ts';

/** What the doctor found out about a target's companion operations. */
export interface Capabilities {
  readonly list: boolean;
  readonly detail: boolean;
  readonly remove: boolean;
  /** Whether requests signed the older way, which alone have a Format, are taken. */
  readonly rpc: boolean;
}

/** One operation's part of a run. */
export interface Session {
  readonly contract: Contract;
  readonly options: RunOptions;
  readonly conduit: Conduit;
  readonly resources: Resources;
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly emit: (event: RunEvent) => void;
  /** One case, pack or sequence more is done. */
  readonly advance: () => void;
  facts: Facts;
  /** The request that the target has accepted; empty until the doctor found one. */
  base: Parameters;
  /** How the target takes requests, when not by POST with a query. */
  way: Pick<PlannedRequest, 'method' | 'place'> | null;
  /** Whether the target accepts the base request without a token only. */
  tokenless: boolean;
  /** Valid requests that were turned down before the base was found. */
  readonly turnedDown: Submitted[];
  /** Requests whose refusal has been looked into. */
  readonly provedTwins: Set<PlannedRequest>;
  /** The base request as the target accepted it first. */
  golden: Submitted | null;
  capabilities: Capabilities;
  /** Answers to twins and controls, by request: each is sent once. */
  readonly remembered: Map<string, Promise<Submitted>>;
  /** RequestIds and ids of resources that answers gave. */
  readonly requestIds: IdMemory;
  readonly resourceIds: IdMemory;
  readonly seen: { accepted: boolean; refused: boolean };
  /** Why the operation cannot be tested; null while it can. */
  blocked: string | null;
  /** Codes that name a quota, and that are given to what is wrong with a request as well. */
  readonly refusalCodes: Set<string>;
  /** How many resources may be alive at once. */
  mostAlive: number;
  /** Requests that must not have created anything and were refused. */
  readonly fruitless: Submitted[];
  /** What valid requests created and is to be read before it is deleted. */
  readonly unread: Submitted[];
  /** The reading of them that is under way; null while none is. */
  reading: Promise<void> | null;
  /** How many of them may be kept at once; less than two: none. */
  mostUnread: number;
  /** Whether the base request was turned down in the middle of the run, so that nothing more can be told. */
  lost: boolean;
}

/** The tally of a clause; a throw here is a contract that names a clause it does not have. */
export function tallyOf(session: Session, clause: string): Tally {
  const tally = session.tallies.get(clause);
  if (tally === undefined) throw new Error(`No tally for clause ${clause}.`);
  return tally;
}
