import type { CompanionCall, Contract } from '../contract/contract.ts';
import type { Call } from '../endpoint/call.ts';
import type { ErrorShape } from '../endpoint/error-shape.ts';
import type { Fields } from '../endpoint/fields.ts';
import { makeSubject } from './acting/act.ts';
import { list } from './companions/list.ts';
import { detail, fixtureOf, remove } from './companions/others.ts';
import { withFieldAt } from './fields-at.ts';
import type { Fixtures } from './fixtures.ts';
import type { Simulation } from './simulation.ts';
import type { State } from './state.ts';

/** An operation of an endpoint: its name and version on the wire, and what it answers. */
export interface Route {
  readonly action: string;
  readonly version: string;
  /** The simulation whose operation it is; null for one beside that. */
  readonly own: { readonly simulation: Simulation; readonly state: State } | null;
  readonly run: (call: Call) => Fields | ErrorShape;
}

/** The operations beside that of a contract: those that list, show and delete, and those that tell what there is. */
export function companionRoutes(simulation: Simulation, state: State, fixtures: Fixtures): readonly Route[] {
  const { companions, subject } = simulation.contract;
  const route = <C extends CompanionCall>(
    companion: C | null,
    run: (call: Call, companion: C) => Fields | ErrorShape,
  ): readonly Route[] =>
    companion === null
      ? []
      : [
          {
            action: companion.action,
            version: companion.version,
            own: null,
            run: (call) => run(call, companion),
          },
        ];
  const { regions } = companions;
  return [
    ...route(subject?.make ?? null, (call, make) => makeSubject(make, call, { state, fixtures })),
    ...route(companions.list, (call, listing) => list(simulation, listing, call, { state, fixtures })),
    ...route(companions.detail, (call, detailing) => detail(simulation, detailing, call, state)),
    ...route(companions.remove, (call, removing) => remove(removing, call, state)),
    ...(regions === null
      ? []
      : route(regions.call, () =>
          withFieldAt(
            {},
            regions.items,
            fixtures.regions.map((it) => withFieldAt({}, regions.field, it)),
          ),
        )),
    ...companions.fixtures.flatMap((fixture) =>
      route(fixture, () => withFieldAt({}, fixture.items, [fixtureOf(fixture, fixtures)])),
    ),
  ];
}

/** Puts what other contracts refer to among the resources of a contract that lists it. */
export function settleFixtures(
  { contract: { companions } }: Simulation,
  state: State,
  contracts: readonly Contract[],
  fixtures: Fixtures,
): void {
  const { list: listed } = companions;
  for (const fixture of contracts.flatMap(({ companions }) => companions.fixtures)) {
    if (fixture.action !== listed?.action || fixture.version !== listed.version) continue;
    if ([...state.resources].some(({ id }) => id === fixtures.idOf(fixture.fixture))) continue;
    state.resources.add({
      id: fixtures.idOf(fixture.fixture),
      order: state.nextOrder(),
      region: fixtures.regions[0] ?? '',
      request: new Map(),
      beside: fixtureOf(fixture, fixtures),
    });
  }
}
