import type { Transport } from '../contract/plain-transport.ts';
import type { Answer } from './answer.ts';

export type SignatureVersion = 'v1' | 'v3' | 'none';

/** One parameter on the wire; names may repeat. */
export type Pair = readonly [name: string, value: string];

/** What is asked of a target: one operation with its business parameters, before encoding and signing. */
export interface Call {
  readonly product: string;
  /** API version, such as `2014-05-26`. */
  readonly version: string;
  readonly action: string;
  readonly parameters: readonly Pair[];
  readonly transport: Omit<Transport, 'rpcSignature'>;
  readonly signature: SignatureVersion;
  /** Names of common parameters that are left off (open points only). */
  readonly omit?: readonly string[];
  /** Text appended to the encoded parameters byte for byte, for input that no encoder would make. */
  readonly raw?: string;
  /** Milliseconds after which it is given up, if that is sooner than the client would. */
  readonly limitMs?: number;
}

/** A request as it went over the wire, without anything secret. */
export interface SentRequest {
  readonly method: string;
  /** Path and query, percent-encoded as sent; secrets replaced. */
  readonly path: string;
  /** Lower-case names; `authorization` and the like are left out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ReceivedResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** The decoded text; at most the client's size limit. */
  readonly body: string;
  /** What was left out of `body`; absent where it is whole. */
  readonly cut?: Cut;
}

/** What is known of a body of which only the start is kept. */
export interface Cut {
  /** Length of the whole. */
  readonly bytes: number;
  /** SHA-256 of the whole, as `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  /** What the whole says, as far as it was kept: the fields that every answer of the operation may have. */
  readonly answer: Answer;
  /** Those of these fields that are no strings in JSON. */
  readonly types: Readonly<Record<string, 'number' | 'boolean'>>;
}

/** Why no complete answer came. `unaddressed`: nothing was sent, for the product has no target. */
export type FailureKind =
  | 'timeout'
  | 'reset'
  | 'unreachable'
  | 'unaddressed'
  | 'tls'
  | 'oversize'
  | 'protocol'
  | 'aborted';

export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
}

/** One attempt: what was sent and what came back, or why nothing did. Exactly one of `response` and `failure` is set. */
export interface Exchange {
  readonly request: SentRequest;
  readonly response?: ReceivedResponse;
  readonly failure?: Failure;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
}

/** Sends one call once. Never throws for what the network does: that is a `failure`. */
export type Send = (call: Call) => Promise<Exchange>;
