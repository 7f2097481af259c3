import type { Fields, Wire } from '../endpoint/fields.ts';
import { readCall } from '../endpoint/read-call.ts';
import type { Received } from '../endpoint/received.ts';
import { type Authentication, authenticate } from '../endpoint/signature/authenticate.ts';
import { toAnswer, writeAnswer } from '../endpoint/write-answer.ts';
import type { Behaviour, Scene } from './behaviour.ts';
import { faultOf } from './denials.ts';
import { envelope } from './envelope.ts';
import type { Fault } from './errors.ts';
import { findFault } from './find-fault.ts';
import type { State } from './state/state.ts';
import type { World } from './world.ts';

/** What the endpoint answers to one request. */
export async function handle(
  received: Received,
  behaviour: Behaviour,
  state: State,
  world: World,
  authentication: Authentication,
): Promise<Wire> {
  const requestId = behaviour.write.requestId(received.ordinal);
  const call = readCall(received, behaviour.read.parameters(received), requestId);
  const scene: Scene = { behaviour, call, state, world };
  const early = firstOf(behaviour, scene);
  if (early !== undefined && isWire(early)) return finish(early, {}, scene);
  return finish({}, early ?? refusalOf(scene, authentication) ?? (await operate(scene)), scene);
}

function refusalOf({ call, behaviour }: Scene, authentication: Authentication): Fault | undefined {
  const fault = findFault(call, behaviour);
  if (fault !== undefined) return fault;
  const denial = authenticate(call.received, call.parameters, authentication);
  return denial === undefined ? undefined : faultOf(denial);
}

async function operate(scene: Scene): Promise<Fields | Fault> {
  const { behaviour, call } = scene;
  const operation = behaviour.operations[call.action ?? ''];
  return operation === undefined ? behaviour.errors.unknownAction : operation.run(scene);
}

function finish(changes: Partial<Wire>, outcome: Fields | Fault, scene: Scene): Wire {
  const { behaviour } = scene;
  const answer = behaviour.after.reduce(
    (one, change) => change(one, scene),
    toAnswer(outcome, scene.call, envelope),
  );
  const { write } = behaviour;
  const wire: Wire = { ...writeAnswer(answer, write.formatOf(answer, scene), write), ...changes };
  return behaviour.wire.reduce((one, change) => change(one, scene), wire);
}

function firstOf(behaviour: Behaviour, scene: Scene): Fields | Fault | Partial<Wire> | undefined {
  for (const ask of behaviour.before) {
    const outcome = ask(scene);
    if (outcome !== undefined) return outcome;
  }
  return undefined;
}

function isWire(outcome: Fields | Fault | Partial<Wire>): outcome is Partial<Wire> {
  return 'delivery' in outcome || 'body' in outcome;
}
