import type { ErrorShape } from '../../endpoint/error-shape.ts';
import type { Breach } from '../breach.ts';
import type { Fixtures } from '../fixtures.ts';
import { documentedOr, protocolErrors } from '../general-errors.ts';
import type { RequestContext } from '../simulation.ts';
import { regionOf } from './region-of.ts';

/** The refusal of a request that finds no place free; undefined where there is one. */
export function findQuotaError(context: RequestContext, fixtures: Fixtures): ErrorShape | undefined {
  const { simulation, request, state } = context;
  const { quota, protocol } = simulation.contract;
  const { isChecked, used } = simulation.manners.quota;
  if (quota?.limit == null || !isChecked) return undefined;
  const region = regionOf(simulation, request, fixtures);
  const here = [...state.resources].filter((it) => quota.clauses.scope === null || it.region === region);
  const count = used(here.length, context);
  if (count < quota.limit) return undefined;
  const message = `There may be ${quota.limit} of it, and there are ${count}.`;
  return documentedOr(quota.errors, { ...protocolErrors(protocol).full, message });
}

/** What such a request breaks. */
export function quotaBreach({ simulation: { contract } }: RequestContext): Breach {
  return { clause: contract.quota?.clauses.limit ?? null, errors: [], kind: 'conflict', at: 0 };
}
