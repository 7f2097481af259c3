import type { ErrorShape } from '../../endpoint/error-shape.ts';
import { errorOf } from '../general-errors.ts';
import { textGiven } from '../request.ts';
import type { Scene } from '../simulation.ts';
import type { Resource } from '../state.ts';
import type { World } from '../world.ts';
import { regionOf } from './region-of.ts';

/** What a token stands for that was used before: a resource, or why there is none; undefined when it was not used. */
export function findReplay(scene: Scene, world: World): Resource | ErrorShape | undefined {
  const { idempotence } = scene.simulation.contract;
  const { tokens } = scene.simulation.manners;
  const key = keyOf(scene, world);
  const entry = key === undefined ? undefined : scene.state.tokens.get(key);
  if (entry === undefined || idempotence === null) return undefined;
  if (entry.fingerprint !== fingerprintOf(scene)) {
    if (tokens.mismatch === 'refused') return refusal(idempotence.mismatch);
    if (tokens.mismatch === 'created') return undefined;
  }
  return entry.resource === undefined ? refusal(idempotence.processing) : tokens.replayed(entry.resource);
}

/** Takes the token of a request that is under way. */
export function claim(scene: Scene, world: World): void {
  put(scene, world, undefined);
}

/** Gives the token of a request back that came to nothing. */
export function release(scene: Scene, world: World): void {
  const key = keyOf(scene, world);
  if (key !== undefined) scene.state.tokens.delete(key);
}

/** Lets the token stand for what was made. */
export function remember(scene: Scene, world: World, resource: Resource): void {
  put(scene, world, resource);
}

function put(scene: Scene, world: World, resource: Resource | undefined): void {
  const key = keyOf(scene, world);
  if (key !== undefined) scene.state.tokens.set(key, { fingerprint: fingerprintOf(scene), resource });
}

function keyOf(scene: Scene, world: World): string | undefined {
  const { simulation, request } = scene;
  const token = textGiven(request, simulation.contract.idempotence?.parameter);
  const key = simulation.manners.tokens.key(token, scene);
  return key === undefined ? undefined : `${regionOf(simulation, request, world)} ${key}`;
}

/** What has to be equal for two requests to be the same: everything but the token and whether only a check is asked for. */
function fingerprintOf(scene: Scene): string {
  const { contract, manners } = scene.simulation;
  const others = contract.parameters.filter(({ shape }) => !['token', 'dry-run'].includes(shape));
  const given = others.map(({ name }) => [name, Object.entries(scene.request.get(name) ?? {}).sort()]);
  return manners.tokens.fingerprint(JSON.stringify(given), scene);
}

function refusal([code = 'TokenUsed']: readonly string[]): ErrorShape {
  return { ...errorOf({ errors: [], kind: 'conflict' }), status: 400, code };
}
