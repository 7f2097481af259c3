import type { Behaviour, Scene } from './behaviour.ts';
import type { Fault } from './errors.ts';
import type { Fields, Wire } from './http/fields.ts';
import { readCall } from './http/read-call.ts';
import type { Received } from './http/received.ts';
import { toAnswer, writeAnswer } from './http/write-answer.ts';
import { type Authentication, authenticate } from './signature/authenticate.ts';
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
  const { call, fault } = readCall(received, behaviour);
  const scene: Scene = { behaviour, call, state, world };
  const early = firstOf(behaviour, scene);
  if (early !== undefined && isWire(early)) return finish(early, {}, scene);
  const refused = fault ?? authenticate(received, call.parameters, authentication);
  return finish({}, early ?? refused ?? (await operate(scene)), scene);
}

async function operate(scene: Scene): Promise<Fields | Fault> {
  const { behaviour, call } = scene;
  const operation = behaviour.operations[call.action ?? ''];
  return operation === undefined ? behaviour.errors.unknownAction : operation.run(scene);
}

function finish(changes: Partial<Wire>, outcome: Fields | Fault, scene: Scene): Wire {
  const { behaviour } = scene;
  const answer = behaviour.after.reduce((one, change) => change(one, scene), toAnswer(outcome, scene.call));
  const wire: Wire = { ...writeAnswer(answer, scene), ...changes };
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
