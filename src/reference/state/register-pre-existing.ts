import type { Fixtures } from '../fixtures.ts';
import type { State } from './state.ts';

/** Puts `count` groups into each region, and as many policies, that were there before and belong to others. */
export function registerPreExisting(count: number, state: State, fixtures: Fixtures): void {
  const common = { resourceGroupId: undefined, createdAt: 0 };
  for (let number = 1; number <= count; number++) {
    for (const region of fixtures.regions) {
      state.groups.add({
        ...common,
        order: state.nextOrder(),
        id: `sg-foreign-${region}-${number}`,
        region,
        name: `foreign-${number}`,
        description: 'made by others',
        vpcId: undefined,
        ownerAccount: undefined,
        tags: [],
      });
    }
    state.policies.add({
      ...common,
      order: state.nextOrder(),
      id: `scp-foreign-${number}`,
      region: fixtures.homeRegion,
      name: `foreign-${number}`,
      tlsVersions: ['TLSv1.2'],
      ciphers: ['AES128-SHA'],
    });
  }
}
