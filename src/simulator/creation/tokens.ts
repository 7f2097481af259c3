import type { Parameter } from '../../contract/contract.ts';
import { parametersOfShape } from '../../contract/of-shape.ts';
import type { ErrorShape } from '../../endpoint/error-shape.ts';
import type { Fixtures } from '../fixtures.ts';
import { errorOf } from '../general-errors.ts';
import { textGiven } from '../request.ts';
import type { RequestContext } from '../simulation.ts';
import type { Resource } from '../state.ts';
import { regionOf } from './region-of.ts';

/** What a token stands for that was used before: a resource, or why there is none; undefined when it was not used. */
export function findReplay(context: RequestContext, fixtures: Fixtures): Resource | ErrorShape | undefined {
  const { idempotence } = context.simulation.contract;
  const { tokens } = context.simulation.manners;
  const key = keyOf(context, fixtures);
  const entry = key === undefined ? undefined : context.state.tokens.get(key);
  if (entry === undefined || idempotence === null) return undefined;
  if (entry.fingerprint !== fingerprintOf(context)) {
    if (tokens.mismatch === 'refused') return refusal(idempotence.mismatch);
    if (tokens.mismatch === 'created') return undefined;
  }
  return entry.resource === undefined ? refusal(idempotence.processing) : tokens.replayed(entry.resource);
}

/** Takes the token of a request that is under way. */
export function claim(context: RequestContext, fixtures: Fixtures): void {
  put(context, fixtures, undefined);
}

/** Gives the token of a request back that came to nothing. */
export function release(context: RequestContext, fixtures: Fixtures): void {
  const key = keyOf(context, fixtures);
  if (key !== undefined) context.state.tokens.delete(key);
}

/** Lets the token stand for what was made. */
export function remember(context: RequestContext, fixtures: Fixtures, resource: Resource): void {
  put(context, fixtures, resource);
}

function put(context: RequestContext, fixtures: Fixtures, resource: Resource | undefined): void {
  const key = keyOf(context, fixtures);
  if (key !== undefined) context.state.tokens.set(key, { fingerprint: fingerprintOf(context), resource });
}

function keyOf(context: RequestContext, fixtures: Fixtures): string | undefined {
  const { simulation, request } = context;
  const token = textGiven(request, simulation.contract.idempotence?.parameter);
  const key = simulation.manners.tokens.key(token, context);
  return key === undefined ? undefined : `${regionOf(simulation, request, fixtures)} ${key}`;
}

/** What has to be equal for two requests to be the same: everything but the token and whether only a check is asked for. */
function fingerprintOf(context: RequestContext): string {
  const { contract, manners } = context.simulation;
  const apart: readonly Parameter[] = [
    ...parametersOfShape(contract, 'token'),
    ...parametersOfShape(contract, 'dry-run'),
  ];
  const others = contract.parameters.filter((it) => !apart.includes(it));
  const given = others.map(({ name }) => [name, Object.entries(context.request.get(name) ?? {}).sort()]);
  return manners.tokens.fingerprint(JSON.stringify(given), context);
}

function refusal([code = 'TokenUsed']: readonly string[]): ErrorShape {
  return { ...errorOf({ errors: [], kind: 'conflict' }), status: 400, code };
}
