import type { Credentials } from '../endpoint/signature/authenticate.ts';
import type { SecurityGroup, SecurityPolicy } from './state/resources.ts';

/** How a reference endpoint is set up. */
export interface ReferenceOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Whether requests must be signed. Default `optional`: an unsigned request is taken, a signed one is checked. */
  readonly signature?: 'required' | 'optional';
  /** The pair that signatures are checked against; without it no signature is checked. */
  readonly credentials?: Credentials;
  /** How many security policies there may be; default 50. */
  readonly quota?: number;
  /** Names of defects to have. */
  readonly defects?: readonly string[];
  /** Names of oddities to have. */
  readonly oddities?: readonly string[];
  /** What defects and oddities that come now and then depend on; default 1. */
  readonly seed?: number;
  /** Milliseconds that a creation takes; default 0. */
  readonly slowMs?: number;
  /** Milliseconds after which readers see a creation or a deletion; default 0. */
  readonly consistencyDelayMs?: number;
  /** Whether groups can be created in a VPC only; default false. */
  readonly vpcOnly?: boolean;
  /** Milliseconds since the epoch; default Date.now. */
  readonly clock?: () => number;
  /** Waits for some milliseconds; default a timer. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** A running reference endpoint. */
export interface Reference {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Stops it at once, and closes all connections. */
  readonly close: () => Promise<void>;
  /** What exists now, whether readers see it yet or not. */
  readonly resources: () => {
    readonly securityGroups: readonly SecurityGroup[];
    readonly securityPolicies: readonly SecurityPolicy[];
  };
}
