import type { ErrorShape } from '../../endpoint/error-shape.ts';
import type { Fields } from '../../endpoint/fields.ts';
import type { Breach } from '../breach.ts';
import { checkRequest } from '../check-request.ts';
import { errorOf } from '../general-errors.ts';
import { parameterOfShape, textGiven } from '../request.ts';
import type { Scene } from '../simulation.ts';
import type { Resource } from '../state.ts';
import type { World } from '../world.ts';
import { findConflict } from './find-conflict.ts';
import { findQuotaError, quotaBreach } from './find-quota-error.ts';
import { makeResource, resultOf } from './make-resource.ts';
import { claim, findReplay, release, remember } from './tokens.ts';

/** How long a creation takes, in milliseconds, that leaves its token free meanwhile. */
const raceMs = 20;

type Outcome = Fields | ErrorShape;

/** Does what the operation does, when nothing speaks against it, and says what to answer. */
export async function create(scene: Scene, world: World): Promise<Outcome> {
  const { contract, manners } = scene.simulation;
  const dryRun = parameterOfShape(contract, 'dry-run');
  const isCheck = dryRun !== undefined && manners.dryRun.isAsked(textGiven(scene.request, dryRun.name));
  const breach = isCheck && !manners.dryRun.makesChecks ? undefined : firstBreach(scene, world);
  if (breach !== undefined) return refuse(scene, world, breach, errorOf(breach));
  if (dryRun !== undefined && isCheck) return check(scene, world, dryRun);
  // An operation that makes nothing has nothing to make twice.
  if (contract.result.id === null) return resultOf(scene, undefined);
  return createOnce(scene, world);
}

/** The breach that is answered: one of the document's before one of this endpoint's own. */
function firstBreach(scene: Scene, world: World): Breach | undefined {
  const { contract, manners } = scene.simulation;
  const breaches = manners.judge(checkRequest(contract, scene.request, world), scene);
  return breaches.find(({ clause }) => clause !== null) ?? breaches[0];
}

function check(
  scene: Scene,
  world: World,
  { code, status }: { readonly code: string; readonly status: number },
) {
  const { manners } = scene.simulation;
  const conflict = findConflict(scene, world);
  if (conflict !== undefined) return refuse(scene, world, conflict, errorOf(conflict));
  const full = manners.dryRun.checksQuota ? findQuotaError(scene, world) : undefined;
  if (full !== undefined) return refuse(scene, world, quotaBreach(scene), full);
  scene.state.tally.checks++;
  const resource = manners.dryRun.creates ? add(scene, world) : makeResource(scene, world);
  return manners.dryRun.pass === 'success'
    ? resultOf(scene, resource)
    : { status, code, message: 'The request would have been done.' };
}

async function createOnce(scene: Scene, world: World): Promise<Outcome> {
  const { manners } = scene.simulation;
  const replay = findReplay(scene, world);
  if (replay !== undefined) return 'order' in replay ? resultOf(scene, replay) : replay;
  const conflict = findConflict(scene, world);
  if (conflict !== undefined) return refuse(scene, world, conflict, errorOf(conflict));
  const full = findQuotaError(scene, world);
  if (full !== undefined) return refuse(scene, world, quotaBreach(scene), full);
  if (manners.tokens.isClaimedAtOnce) claim(scene, world);
  else await world.pause(raceMs);
  const late = findQuotaError(scene, world);
  if (late !== undefined) release(scene, world);
  if (late !== undefined) return refuse(scene, world, quotaBreach(scene), late);
  const resource = add(scene, world);
  remember(scene, world, resource);
  return resultOf(scene, resource);
}

function add(scene: Scene, world: World): Resource {
  const resource = makeResource(scene, world);
  scene.state.resources.add(resource);
  return resource;
}

function refuse(scene: Scene, world: World, breach: Breach, error: ErrorShape): ErrorShape {
  const { contract, manners } = scene.simulation;
  scene.state.tally.refused++;
  if (contract.result.id !== null && manners.createsWhenRefused(breach, scene)) add(scene, world);
  return error;
}
