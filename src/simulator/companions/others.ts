import type { DetailCompanion, FixtureCompanion, RemoveCompanion } from '../../contract/contract.ts';
import type { Call } from '../../endpoint/call.ts';
import type { ErrorShape } from '../../endpoint/error-shape.ts';
import type { Fields } from '../../endpoint/fields.ts';
import { withFieldAt } from '../fields-at.ts';
import type { Fixtures } from '../fixtures.ts';
import { errorOf } from '../general-errors.ts';
import type { Simulation } from '../simulation.ts';
import type { Resource, State } from '../state.ts';
import { showResource } from './show-resource.ts';
import { showState } from './show-state.ts';
import { placeholderGiven } from './template.ts';

/** Shows one resource as the document says of a new one. */
export function detail(
  simulation: Simulation,
  companion: DetailCompanion,
  { parameters }: Call,
  state: State,
): Fields | ErrorShape {
  const { contract, manners } = simulation;
  const resource = resourceOf(placeholderGiven(companion, '$id', parameters), state);
  if (resource === undefined) return errorOf({ errors: [], kind: 'unknown' });
  return companion.shows.reduce(
    (fields, { path, value }) => withFieldAt(fields, path, value ?? []),
    showState(simulation, manners.show(showResource(contract, resource), resource), resource, state),
  );
}

/** Deletes one resource. */
export function remove(companion: RemoveCompanion, { parameters }: Call, state: State): Fields | ErrorShape {
  const resource = resourceOf(placeholderGiven(companion, '$id', parameters), state);
  const [gone] = companion.gone;
  if (resource === undefined)
    return errorOf({ errors: gone === undefined ? [] : [{ status: 404, code: gone }], kind: 'unknown' });
  state.resources.delete(resource);
  return {};
}

/** What there is for requests to refer to. */
export function fixtureOf({ field, fixture, where }: FixtureCompanion, fixtures: Fixtures): Fields {
  const shown: Fields = withFieldAt({}, field, fixtures.idOf(fixture));
  return Object.entries(where).reduce((fields, [path, value]) => withFieldAt(fields, path, value), shown);
}

function resourceOf(id: string | undefined, { resources }: State): Resource | undefined {
  return [...resources].find((it) => it.id === id);
}
