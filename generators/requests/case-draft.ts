import type { Side } from '../../src/contract/clause.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';

/** What a request changes in the base request; null takes a parameter away. */
export type Change = Readonly<Record<string, string | null>>;

/** The parameters that `change` is about. */
export function rootsOf(change: Change): ReadonlySet<string> {
  return new Set(Object.keys(change).map((name) => parameterPath(name).name));
}

/** When a draft is worth its request: `edge` always, `sweep` and `context` from standard on, `random` as often as asked. */
export type Tier = 'edge' | 'sweep' | 'context' | 'random';

/** How a draft's request is laid on the wire where it is not the default. */
export interface TransportChange {
  readonly method?: 'GET' | 'POST';
  readonly place?: 'query' | 'body' | 'split';
  readonly format?: 'JSON' | 'XML';
  readonly signature?: 'v1';
}

/** One request for one side of one clause's line, as a difference from the base request. */
export interface CaseDraft {
  readonly clause: string;
  readonly side: Side;
  /** Says within clause and side what the request is; part of the case id. */
  readonly label: string;
  readonly tier: Tier;
  readonly change: Change;
  /**
   * The same request without the fault, or without the feature that the clause is about: unless the target accepts
   * it, the draft tells nothing. Absent: the base request.
   */
  readonly twin?: Change;
  /** The same request with a valid value in place of the fault, where that is not the twin. */
  readonly valid?: Change;
  /** The same fault in plain form: unless the target refuses it, the draft tells nothing about `clause`. */
  readonly control?: Change;
  readonly transport?: TransportChange;
  /** Judged only by whether there is an answer at all. */
  readonly answered?: true;
  /** The request carries no token of its own. */
  readonly tokenless?: true;
  /** Names of common parameters to leave off. */
  readonly omit?: readonly string[];
  /** A parameter that is given a second time. */
  readonly again?: readonly (readonly [string, string])[];
  /** Text put on the wire byte for byte after the parameters. */
  readonly raw?: string;
}

/** A stand-in for `length` letters that are new on every attempt. */
export function fresh(length: number): string {
  return `{fresh:${length}}`;
}

/** The first draft of each clause. */
export function firstOfEach(drafts: readonly CaseDraft[]): readonly CaseDraft[] {
  const met = new Set<string>();
  return drafts.filter(({ clause }) => !met.has(clause) && met.add(clause));
}
