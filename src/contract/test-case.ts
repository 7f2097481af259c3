import type { Side } from './clause.ts';

export type Parameters = Readonly<Record<string, string>>;

/** One request as planned. `{fresh:N}` in a value stands for N letters that are new on every attempt. */
export interface PlannedRequest {
  readonly parameters: Parameters;
  readonly method: 'GET' | 'POST';
  /**
   * `query`: in the URL; `body`: in an `application/x-www-form-urlencoded` body (POST only); `split`: every second
   * parameter in such a body, whose content type says its charset, and the others in the URL.
   */
  readonly place: 'query' | 'body' | 'split';
  readonly format: 'JSON' | 'XML';
  /** Signed the older way whatever the run’s choice: only that way has a Format parameter. */
  readonly rpcSignature: boolean;
  /** Names of common parameters to leave off. */
  readonly omit: readonly string[];
  /** Parameters that are given a second time. */
  readonly again: readonly (readonly [string, string])[];
  /** Text put on the wire byte for byte after the parameters; empty mostly. */
  readonly raw: string;
}

/** A request and the one clause that it is about. */
export interface TestCase {
  /** Stable: clause, side and label. */
  readonly id: string;
  readonly operation: string;
  readonly clause: string;
  /** `open`: recorded, never judged. */
  readonly side: Side | 'open';
  readonly label: string;
  readonly request: PlannedRequest;
  /** Unless the target accepts this, the case tells nothing. */
  readonly twin: PlannedRequest | null;
  /** The request with a valid value in place of its fault: refused in another way than documented, it has to be accepted. */
  readonly valid?: PlannedRequest;
  /** Unless the target refuses this as documented, the case tells nothing about `clause`. */
  readonly control: PlannedRequest | null;
  /** Judged only by whether there is an answer at all. */
  readonly answered: boolean;
  /** One combination of a space that is sent in full. */
  readonly enumerated?: true;
}

/** Cases that one request shows at once; unless it is answered as it has to be, each is sent alone. */
export interface Batch {
  readonly side: Side;
  readonly parts: readonly TestCase[];
  /** The request of all of them, as a case of its own: for what no member alone shows. */
  readonly whole: TestCase;
  /** Unless the target accepts this, the batch tells nothing. */
  readonly twin: PlannedRequest | null;
}

/** A finite space that was, or is to be, sent in full. */
export interface Enumeration {
  readonly clause: string;
  /** How many combinations the space has. */
  readonly size: number;
  /** How many cases come before them, the same in other orders. */
  readonly ahead: number;
  readonly cases: Iterable<TestCase>;
}
