import { type Breach, breachOf } from '../breach.ts';
import type { Fixtures } from '../fixtures.ts';
import { textOf } from '../parameters/text-of.ts';
import { textGiven } from '../request.ts';
import type { RequestContext } from '../simulation.ts';
import { regionOf } from './region-of.ts';

/** The breach of a request for a text that another resource of its region has and no two may have. */
export function findConflict(context: RequestContext, fixtures: Fixtures): Breach | undefined {
  const { simulation, request, state } = context;
  const region = regionOf(simulation, request, fixtures);
  const others = [...state.resources].filter((it) => it.region === region);
  const conflicts = simulation.contract.parameters.flatMap((parameter) => {
    const unique = textOf(parameter)?.unique;
    const text = textGiven(request, parameter.name);
    const isTaken = text !== undefined && others.some((it) => textGiven(it.request, parameter.name) === text);
    return unique !== undefined && isTaken ? [breachOf(unique, 'conflict')] : [];
  });
  return simulation.manners.judge(conflicts, context)[0];
}
