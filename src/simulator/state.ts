import type { Fields } from '../endpoint/fields.ts';
import type { Request } from './request.ts';

/** Something that a request made. */
export interface Resource {
  readonly id: string;
  /** Where it stands in lists, in the order of creation. */
  readonly order: number;
  readonly region: string;
  /** What was asked for. */
  readonly request: Request;
  /** What else lists show of it. */
  readonly beside?: Fields;
}

/** What a token stands for; without an id what it asked for is still being made. */
export interface TokenEntry {
  readonly fingerprint: string;
  readonly resource: Resource | undefined;
}

/** Everything that an endpoint remembers of one operation. */
export interface State {
  /** In the order of creation. */
  readonly resources: Set<Resource>;
  readonly tokens: Map<string, TokenEntry>;
  /** How often each resource was looked at, by id. */
  readonly looks: Map<string, number>;
  /** 1, 2, 3 and so on. */
  readonly nextOrder: () => number;
  /** How many requests were refused, how many checks were passed. */
  readonly tally: { refused: number; checks: number };
}

/** An endpoint that remembers nothing yet. */
export function createState(): State {
  let order = 0;
  return {
    resources: new Set(),
    tokens: new Map(),
    looks: new Map(),
    nextOrder: () => ++order,
    tally: { refused: 0, checks: 0 },
  };
}
