import { parameterCalled } from '../../contract/of-shape.ts';
import { uniqueParameters } from '../../contract/unique-parameters.ts';
import { type Breach, breachOf } from '../breach.ts';
import type { Fixtures } from '../fixtures.ts';
import { textGiven } from '../request.ts';
import type { RequestContext } from '../simulation.ts';
import { areSame } from '../values/are-same.ts';
import { regionOf } from './region-of.ts';

/** The breach of a request for a text or a value that another resource of its region has and no two may have. */
export function findConflict(context: RequestContext, fixtures: Fixtures): Breach | undefined {
  const { simulation, request, state } = context;
  const region = regionOf(simulation, request, fixtures);
  const others = [...state.resources].filter((it) => it.region === region);
  const { contract, manners } = simulation;
  const conflicts = uniqueParameters(contract).flatMap(({ name, unique }) => {
    const text = textGiven(request, name);
    const value = parameterCalled(contract, name, 'value')?.value;
    const isTaken = others.some((it) => areSame(value, text, textGiven(it.request, name)));
    return isTaken ? [breachOf(unique, 'conflict')] : [];
  });
  return manners.judge(conflicts, context)[0];
}
