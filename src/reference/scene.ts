import type { Behaviour } from './behaviour.ts';
import type { Parameter } from './http/decode-form.ts';
import type { Format } from './http/fields.ts';
import type { Received } from './http/received.ts';
import type { State } from './state/state.ts';

/** A request as the endpoint reads it. */
export interface Call {
  readonly received: Received;
  readonly parameters: readonly Parameter[];
  readonly action: string | undefined;
  readonly version: string | undefined;
  readonly format: Format;
  readonly requestId: string;
}

/** What the endpoint is set up with: the data of its little world. */
export interface World {
  readonly regions: readonly string[];
  /** The region of operations that have no RegionId. */
  readonly homeRegion: string;
  readonly vpcs: readonly { readonly region: string; readonly vpcId: string }[];
  readonly resourceGroupIds: readonly string[];
  readonly ownerAccounts: readonly string[];
  readonly clock: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** A number in [0, 1) that depends on nothing but the seed, the request's ordinal and `salt`. */
  readonly chance: (ordinal: number, salt: string) => number;
}

/** Everything that a rule or an operation may look at while it handles one request. */
export interface Scene {
  readonly behaviour: Behaviour;
  readonly call: Call;
  readonly state: State;
  readonly world: World;
}
