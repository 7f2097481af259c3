import type { Contract, ListCompanion } from '../../contract/contract.ts';
import { parameterOfShape } from '../../contract/of-shape.ts';
import type { Call } from '../../endpoint/call.ts';
import type { ErrorShape } from '../../endpoint/error-shape.ts';
import type { Fields } from '../../endpoint/fields.ts';
import { withFieldAt } from '../fields-at.ts';
import type { Fixtures } from '../fixtures.ts';
import { errorOf } from '../general-errors.ts';
import type { Simulation } from '../simulation.ts';
import type { State } from '../state.ts';
import { idsAsked } from './ids-asked.ts';
import { pageOf } from './page.ts';
import { showResource } from './show-resource.ts';
import { showState } from './show-state.ts';
import { placeholderGiven } from './template.ts';

/** Lists what was created, in pages, or what has the ids that are asked for. */
export function list(
  simulation: Simulation,
  companion: ListCompanion,
  { parameters }: Call,
  { state, fixtures }: { readonly state: State; readonly fixtures: Fixtures },
): Fields | ErrorShape {
  const { contract, manners } = simulation;
  const ids = idsAsked(companion.byId, parameters);
  if (ids === null) return errorOf({ errors: [], kind: 'wrong' });
  const isRegional = hasRegion(contract, companion);
  const region = placeholderGiven(companion, '$region', parameters) ?? fixtures.regions[0];
  const all = [...state.resources].filter(
    (it) => (!isRegional || it.region === region) && (ids === undefined || ids.includes(it.id)),
  );
  const page = pageOf(companion.paging, parameters, all);
  if (page === undefined) return errorOf({ errors: [], kind: 'wrong' });
  const items = page.resources.map((resource) => ({
    ...showState(simulation, manners.show(showResource(contract, resource), resource), resource, state),
    ...resource.beside,
  }));
  return {
    [companion.total]: all.length,
    ...page.beside,
    ...withFieldAt({}, companion.items, items),
  };
}

function hasRegion(contract: Contract, companion: ListCompanion): boolean {
  return (
    parameterOfShape(contract, 'region') !== undefined &&
    Object.values(companion.parameters).some((text) => text.includes('$region'))
  );
}
