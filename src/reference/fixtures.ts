import { createHash } from 'node:crypto';
import type { ReferenceOptions } from './reference-options.ts';

/** What the endpoint is set up with: what exists from the start. */
export interface Fixtures {
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

const regions = [
  'cn-hangzhou',
  'cn-shanghai',
  'cn-beijing',
  'cn-shenzhen',
  'cn-qingdao',
  'cn-zhangjiakou',
  'cn-hongkong',
  'ap-southeast-1',
  'eu-central-1',
  'us-west-1',
];

/** A resource group that exists. */
export const resourceGroupId = 'rg-reference0000001';
/** An account that exists. */
export const ownerAccount = 'owner@reference.example';

/** What exists beside groups and policies. Every region has two networks. */
export function createFixtures(
  options: Pick<ReferenceOptions, 'seed'> & Pick<Fixtures, 'clock' | 'pause'>,
): Fixtures {
  const { seed = 1, clock, pause } = options;
  return {
    regions,
    homeRegion: 'cn-hangzhou',
    vpcs: regions.flatMap((region) => [1, 2].map((n) => ({ region, vpcId: vpcIdOf(region, n) }))),
    resourceGroupIds: [resourceGroupId],
    ownerAccounts: [ownerAccount],
    clock,
    pause,
    chance: (ordinal, salt) =>
      createHash('sha256').update(`${seed} ${ordinal} ${salt}`).digest().readUInt32BE() / 2 ** 32,
  };
}

/** The id of the `n`th network of `region`, 1 or 2. */
export function vpcIdOf(region: string, n: number): string {
  return `vpc-reference-${region}-${n}`;
}
