import type { Fields, Wire } from '../endpoint/fields.ts';
import { readCall } from '../endpoint/read-call.ts';
import type { Received } from '../endpoint/received.ts';
import { type Authentication, authenticate } from '../endpoint/signature/authenticate.ts';
import { toAnswer, writeAnswer } from '../endpoint/write-answer.ts';
import type { Behaviour, RequestContext } from './behaviour.ts';
import { faultOf } from './denials.ts';
import { envelope } from './envelope.ts';
import type { Fault } from './errors.ts';
import { findFault } from './find-fault.ts';
import type { Fixtures } from './fixtures.ts';
import type { State } from './state/state.ts';

/** What the endpoint answers to one request. */
export async function handle(
  received: Received,
  behaviour: Behaviour,
  state: State,
  fixtures: Fixtures,
  authentication: Authentication,
): Promise<Wire> {
  const requestId = behaviour.write.requestId(received.ordinal);
  const call = readCall(received, behaviour.read.parameters(received), requestId);
  const context: RequestContext = { behaviour, call, state, fixtures };
  const early = firstOf(behaviour, context);
  if (early !== undefined && isWire(early)) return finish(early, {}, context);
  return finish({}, early ?? refusalOf(context, authentication) ?? (await operate(context)), context);
}

function refusalOf({ call, behaviour }: RequestContext, authentication: Authentication): Fault | undefined {
  const fault = findFault(call, behaviour);
  if (fault !== undefined) return fault;
  const denial = authenticate(call.received, call.parameters, authentication);
  return denial === undefined ? undefined : faultOf(denial);
}

async function operate(context: RequestContext): Promise<Fields | Fault> {
  const { behaviour, call } = context;
  const operation = behaviour.operations[call.action ?? ''];
  return operation === undefined ? behaviour.errors.unknownAction : operation.run(context);
}

function finish(changes: Partial<Wire>, outcome: Fields | Fault, context: RequestContext): Wire {
  const { behaviour } = context;
  const answer = behaviour.after.reduce(
    (one, change) => change(one, context),
    toAnswer(outcome, context.call, envelope),
  );
  const { write } = behaviour;
  const wire: Wire = { ...writeAnswer(answer, write.formatOf(answer, context), write), ...changes };
  return behaviour.wire.reduce((one, change) => change(one, context), wire);
}

function firstOf(behaviour: Behaviour, context: RequestContext): Fields | Fault | Partial<Wire> | undefined {
  for (const ask of behaviour.before) {
    const outcome = ask(context);
    if (outcome !== undefined) return outcome;
  }
  return undefined;
}

function isWire(outcome: Fields | Fault | Partial<Wire>): outcome is Partial<Wire> {
  return 'delivery' in outcome || 'body' in outcome;
}
