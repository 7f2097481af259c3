import type { Exchange } from '../client/exchange.ts';
import type { PlannedRequest } from '../contract/test-case.ts';

/** Why a request was sent. */
export type Purpose =
  | 'preflight'
  | 'plan'
  | 'twin'
  | 'confirm'
  | 'shrink'
  | 'blame'
  | 'sequence'
  | 'observe'
  | 'cleanup';

/** What a request was sent for. */
export interface RequestContext {
  /** Stable id of the case or sequence, or of the step of preflight or cleanup. */
  readonly case: string;
  /** The clause that the case is about, if it is about one. */
  readonly clause: string | null;
  readonly purpose: Purpose;
}

/** One exchange in its place in the run. */
export interface RecordedExchange extends Exchange, RequestContext {
  /** 1 for the run's first request; in the order of sending. */
  readonly ordinal: number;
  /** 1 for the first attempt; repeats after throttling or a lost connection count on. */
  readonly attempt: number;
  /** Ordinal of the attempt before; null for the first. */
  readonly retryOf: number | null;
  readonly operation: string;
  readonly action: string;
  /** Business parameters as planned, with their placeholders. */
  readonly parameters: Readonly<Record<string, string>>;
  /** How they were to be sent; null for what is no create. */
  readonly transport: Omit<PlannedRequest, 'parameters'> | null;
  /** Names of parameters whose values are made afresh for each attempt. */
  readonly volatile: readonly string[];
}
