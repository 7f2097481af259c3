import type { CreateRequest, CreateRules } from '../behaviour.ts';
import type { ErrorName, Fault } from '../errors.ts';
import type { Fields } from '../http/fields.ts';
import { firstBroken } from '../rules/check.ts';
import type { Scene } from '../scene.ts';
import type { Resource, Shelf } from '../state/resources.ts';

/** One kind of creation: its rules, where it puts what it makes, and the errors that both kinds have. */
export interface Creation<R extends CreateRequest, T extends Resource> {
  /** `group` or `policy`: what tokens, tallies and quotas are kept by. */
  readonly kind: string;
  readonly rules: CreateRules<R, T>;
  readonly request: R;
  readonly shelf: Shelf<T>;
  readonly build: (id: string) => T;
  readonly errors: {
    readonly quota: ErrorName;
    readonly mismatch: ErrorName;
    readonly processing: ErrorName;
  };
}

/** What a request to create something is answered with; creates it when nothing speaks against it. */
export async function create<R extends CreateRequest, T extends Resource>(
  creation: Creation<R, T>,
  scene: Scene,
): Promise<Fields | Fault> {
  const { rules, request } = creation;
  const { dryRun } = scene.behaviour;
  const broken =
    request.dryRun && !dryRun.makesChecks ? undefined : firstBroken(rules.checks, request, scene);
  if (broken !== undefined) {
    return refuse({ ...scene.behaviour.errors[broken.error], clause: broken.clause }, creation, scene);
  }
  return request.dryRun ? tryOut(creation, scene) : createOnce(creation, scene);
}

function refuse<R extends CreateRequest, T extends Resource>(
  fault: Fault,
  creation: Creation<R, T>,
  scene: Scene,
): Fault {
  const { kind, rules, request } = creation;
  scene.state.tally(kind, request.region).refused++;
  if (rules.createsWhenRefused(fault, request, scene)) add(creation, scene);
  if (scene.behaviour.readings.refusalUsesToken) useUp(creation, scene);
  return fault;
}

function tryOut<R extends CreateRequest, T extends Resource>(
  creation: Creation<R, T>,
  scene: Scene,
): Fields | Fault {
  const { dryRun, errors, readings } = scene.behaviour;
  const full = dryRun.checksQuota ? quotaFault(creation, scene) : undefined;
  if (full !== undefined) return refuse(full, creation, scene);
  scene.state.tally(creation.kind, creation.request.region).dryRuns++;
  if (readings.dryRunUsesToken) useUp(creation, scene);
  const id = dryRun.creates ? add(creation, scene) : creation.rules.newId(scene);
  return dryRun.pass === 'error' ? errors.dryRunPassed : creation.rules.created(id, scene);
}

async function createOnce<R extends CreateRequest, T extends Resource>(
  creation: Creation<R, T>,
  scene: Scene,
): Promise<Fields | Fault> {
  const { rules } = creation;
  const replay = findReplay(creation, scene);
  if (replay !== undefined) return replay;
  const full = quotaFault(creation, scene);
  if (full !== undefined) return refuse(full, creation, scene);
  if (rules.tokens.isClaimedAtOnce) claim(creation, scene);
  const { slowMs, pause } = scene.world;
  if (slowMs > 0) await pause(slowMs);
  else if (!rules.tokens.isClaimedAtOnce) await pause(raceMs);
  // The quota may have filled up while this request was waiting.
  const late = slowMs > 0 ? quotaFault(creation, scene) : undefined;
  if (late !== undefined) {
    release(creation, scene);
    return refuse(late, creation, scene);
  }
  const id = add(creation, scene);
  remember(creation, scene, id);
  return rules.created(id, scene);
}

/** How long a creation takes that leaves its token free meanwhile. */
const raceMs = 20;

function findReplay<R extends CreateRequest, T extends Resource>(
  creation: Creation<R, T>,
  scene: Scene,
): Fields | Fault | undefined {
  const { rules, request, errors } = creation;
  const table = scene.behaviour.errors;
  const entry =
    request.token === undefined ? undefined : scene.state.tokens.get(tokenKey(creation, request.token));
  if (entry === undefined) return undefined;
  if (entry.fingerprint !== rules.tokens.fingerprint(request)) {
    if (rules.tokens.mismatch === 'refused') return refuse(table[errors.mismatch], creation, scene);
    if (rules.tokens.mismatch === 'created') return undefined;
  }
  if (entry.result === undefined) return table[errors.processing];
  // A token that a refusal or a dry run used up stands for no resource.
  if (entry.result.resourceId === '') return refuse(table[errors.mismatch], creation, scene);
  const fields = rules.created(rules.tokens.replayedId(entry.result.resourceId, scene), scene);
  const isFirst = scene.behaviour.readings.replayRequestId === 'first';
  return isFirst ? { ...fields, RequestId: entry.result.requestId } : fields;
}

function quotaFault<R extends CreateRequest, T extends Resource>(
  { rules, request, errors }: Creation<R, T>,
  scene: Scene,
): Fault | undefined {
  const { limit, used, isFull } = rules.quota;
  const usage = used(request.region, scene);
  if (!isFull(usage, limit)) return undefined;
  const error = scene.behaviour.errors[errors.quota];
  const values = ['security_policies_num', String(usage), String(limit)];
  return {
    ...error,
    message: error.message.replaceAll('%s', () => values.shift() ?? ''),
    clause: 'Quota',
  };
}

function add<R extends CreateRequest, T extends Resource>(
  { kind, rules, request, shelf, build }: Creation<R, T>,
  scene: Scene,
): string {
  const resource = build(rules.newId(scene));
  shelf.add(rules.keep(resource, scene));
  scene.state.tally(kind, request.region).created++;
  return resource.id;
}

function tokenKey<R extends CreateRequest, T extends Resource>(
  creation: Creation<R, T>,
  token: string,
): string {
  return `${creation.kind} ${creation.request.region} ${creation.rules.tokens.key(token, creation.request)}`;
}

function claim<R extends CreateRequest, T extends Resource>(creation: Creation<R, T>, scene: Scene): void {
  const { rules, request } = creation;
  if (request.token === undefined) return;
  const fingerprint = rules.tokens.fingerprint(request);
  scene.state.tokens.set(tokenKey(creation, request.token), { fingerprint, result: undefined });
}

function release<R extends CreateRequest, T extends Resource>(creation: Creation<R, T>, scene: Scene): void {
  const { token } = creation.request;
  if (token !== undefined) scene.state.tokens.delete(tokenKey(creation, token));
}

/** Makes a new token stand for no resource. */
function useUp<R extends CreateRequest, T extends Resource>(creation: Creation<R, T>, scene: Scene): void {
  const { token } = creation.request;
  if (token !== undefined && !scene.state.tokens.has(tokenKey(creation, token)))
    remember(creation, scene, '');
}

function remember<R extends CreateRequest, T extends Resource>(
  creation: Creation<R, T>,
  scene: Scene,
  resourceId: string,
): void {
  const { rules, request } = creation;
  const { tokens } = scene.state;
  if (request.token === undefined) return;
  const key = tokenKey(creation, request.token);
  tokens.delete(key);
  tokens.set(key, {
    fingerprint: rules.tokens.fingerprint(request),
    result: { resourceId, requestId: scene.call.requestId },
  });
  for (const oldest of tokens.keys()) {
    if (tokens.size <= rules.tokens.capacity) break;
    tokens.delete(oldest);
  }
}
