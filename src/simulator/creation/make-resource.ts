import { randomUUID } from 'node:crypto';
import type { Contract } from '../../contract/contract.ts';
import type { Fields } from '../../endpoint/fields.ts';
import { defaultOf } from '../companions/show-resource.ts';
import { withFieldAt } from '../fields-at.ts';
import type { Fixtures } from '../fixtures.ts';
import { textGiven } from '../request.ts';
import type { RequestContext } from '../simulation.ts';
import type { Resource } from '../state.ts';
import { regionOf } from './region-of.ts';

/** The resource that a request asks for. */
export function makeResource({ simulation, request, state }: RequestContext, fixtures: Fixtures): Resource {
  const { contract, manners } = simulation;
  const own =
    textGiven(request, nameParameterOf(contract)) ?? `id-${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  return {
    id: manners.id(own),
    order: state.nextOrder(),
    region: regionOf(simulation, request, fixtures),
    request,
  };
}

/** The parameter by whose value resources are known; undefined where the endpoint makes up ids. */
export function nameParameterOf({ result, companions }: Contract): string | undefined {
  const { list } = companions;
  return (
    result.fields?.find(({ name, shows }) => name === result.id && shows !== undefined)?.shows ??
    list?.fields.find(({ path }) => path === list.id)?.parameter
  );
}

/** What a success answers; undefined where nothing was made. */
export function resultOf(
  { simulation: { contract }, request }: RequestContext,
  resource: Resource | undefined,
): Fields {
  const { id, fields = [] } = contract.result;
  const own: Fields = id === null || resource === undefined ? {} : withFieldAt({}, id, resource.id);
  return fields
    .filter(({ name }) => name !== id)
    .reduce(
      (shown, { name, shows }) =>
        withFieldAt(
          shown,
          name,
          textGiven(request, shows) ??
            defaultOf(contract, shows) ??
            `${name.toLowerCase()}-${resource?.order ?? 0}`,
        ),
      own,
    );
}
