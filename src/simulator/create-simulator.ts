import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Contract } from '../contract/contract.ts';
import type { Call } from '../endpoint/call.ts';
import type { ErrorShape } from '../endpoint/error-shape.ts';
import type { Wire } from '../endpoint/fields.ts';
import { parametersOf, readCall } from '../endpoint/read-call.ts';
import type { Received } from '../endpoint/received.ts';
import {
  type Authentication,
  authenticate,
  type Credentials,
  nonceKeepMs,
} from '../endpoint/signature/authenticate.ts';
import { createNonces } from '../endpoint/signature/nonces.ts';
import { type Envelope, plainWriting, toAnswer, writeAnswer } from '../endpoint/write-answer.ts';
import { create } from './creation/create.ts';
import { createFixtures, type FixtureOptions, type Fixtures } from './fixtures.ts';
import { applyFlaws } from './flaws/apply-flaws.ts';
import { protocolErrors, transportErrors } from './general-errors.ts';
import { readRequest } from './request.ts';
import { companionRoutes, type Route, settleFixtures } from './routes.ts';
import { plainManners, type RequestContext, type Simulation } from './simulation.ts';
import { createState, type State } from './state.ts';

/** How a simulated endpoint is set up. */
export interface SimulatorOptions extends FixtureOptions {
  /** The contracts of the operations that it serves. */
  readonly contracts: readonly Contract[];
  /** Names of the flaws that it has; see `flawsOf`. */
  readonly flaws?: readonly string[];
  /** How many resources there may be where a contract names an error for too many and no number; default 50. */
  readonly quota?: number;
  /** Whether requests must be signed. Default `optional`: an unsigned request is taken, a signed one is checked. */
  readonly signature?: 'required' | 'optional';
  /** The pair that signatures are checked against; without it no signature is checked. */
  readonly credentials?: Credentials;
}

/** A simulated endpoint that listens nowhere. */
export interface Simulator {
  /** Whether a request is for one of its operations. */
  readonly serves: (received: Received) => boolean;
  readonly respond: (received: Received) => Promise<Wire>;
}

const usualQuota = 50;

/** An endpoint that does what contracts say. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { contracts, flaws = [], quota = usualQuota, pause = sleep, signature = 'optional' } = options;
  const fixtures = createFixtures({ ...options, pause });
  const nonces = createNonces(nonceKeepMs, Date.now);
  const authentication: Authentication = {
    signature,
    credentials: options.credentials,
    clock: Date.now,
    nonces,
  };
  const states = statesOf(contracts);
  const served = contracts.flatMap((contract) =>
    routesOf(
      simulationOf(contract, flaws, quota),
      states.get(contract) ?? createState(),
      contracts,
      fixtures,
    ),
  );
  // An operation that acts on what another one makes is that one's companion too, and the other way round.
  const routes = served.toSorted((one, other) => rankOf(one, contracts) - rankOf(other, contracts));
  const routeOf = (call: Call) => routes.find((it) => isFor(it, call));
  return {
    serves: (received) => routeOf(callOf(received)) !== undefined,
    respond: async (received) => {
      const call = callOf(received);
      return respond(call, routeOf(call), routes, fixtures, authentication);
    },
  };
}

function simulationOf(contract: Contract, flaws: readonly string[], quota: number): Simulation {
  const own = contract.quota === null ? null : { ...contract.quota, limit: contract.quota.limit ?? quota };
  return applyFlaws({ contract: { ...contract, quota: own }, manners: plainManners }, flaws);
}

/** A state for each contract; what acts on what another one makes has that one's. */
function statesOf(contracts: readonly Contract[]): ReadonlyMap<Contract, State> {
  const states = new Map(contracts.map((contract) => [contract, createState()]));
  for (const contract of contracts) {
    const maker = contracts.find((it) => isMakerFor(it, contract));
    const state = maker === undefined ? undefined : states.get(maker);
    if (state !== undefined) states.set(contract, state);
  }
  return states;
}

function isMakerFor({ operation, action = operation, version }: Contract, { subject }: Contract): boolean {
  return subject?.make.action === action && subject.make.version === version;
}

function rankOf({ own }: Route, contracts: readonly Contract[]): number {
  if (own === null) return 1;
  const { contract } = own.simulation;
  return contract.subject !== undefined || contracts.some((it) => isMakerFor(contract, it)) ? 0 : 1;
}

/** The operations of a contract. Its own comes first, whatever its companions are called. */
function routesOf(
  simulation: Simulation,
  state: State,
  contracts: readonly Contract[],
  fixtures: Fixtures,
): readonly Route[] {
  const { operation, action = operation, version } = simulation.contract;
  settleFixtures(simulation, state, contracts, fixtures);
  return [
    { action, version, own: { simulation, state }, run: () => ({}) },
    ...companionRoutes(simulation, state, fixtures),
  ];
}

const callOf = (received: Received) => readCall(received, parametersOf(received), randomUUID().toUpperCase());

function isFor({ action, version }: Route, call: Call): boolean {
  return action === call.action && (call.version === undefined || call.version === version);
}

async function respond(
  call: Call,
  route: Route | undefined,
  [first]: readonly Route[],
  fixtures: Fixtures,
  authentication: Authentication,
): Promise<Wire> {
  const { protocol } = (route?.own ?? first?.own)?.simulation.contract ?? {};
  if (protocol === undefined) throw new Error('An endpoint without operations was asked something.');
  const refusal = refusalOf(call, authentication, protocolErrors(protocol));
  const context = route?.own == null ? undefined : contextOf(call, route.own);
  const outcome =
    refusal ?? (await operate(call, route, context, fixtures)) ?? protocolErrors(protocol).unknownAction;
  const answer = toAnswer(outcome, call, envelopeOf(protocol.envelope));
  if (context === undefined) return writeAnswer(answer, call.format, plainWriting);
  const { manners } = context.simulation;
  return manners.wire(writeAnswer(manners.answer(answer, context), call.format, plainWriting), context);
}

function contextOf(call: Call, { simulation, state }: NonNullable<Route['own']>): RequestContext {
  const heeded = simulation.manners.apply(call.parameters, call);
  return { simulation, call, state, request: readRequest(simulation.contract, heeded) };
}

async function operate(
  call: Call,
  route: Route | undefined,
  context: RequestContext | undefined,
  fixtures: Fixtures,
) {
  return context === undefined ? route?.run(call) : create(context, fixtures);
}

function refusalOf(
  call: Call,
  authentication: Authentication,
  { denied }: { readonly denied: ErrorShape },
): ErrorShape | undefined {
  if (!['GET', 'POST'].includes(call.received.method)) return transportErrors.method;
  if (call.received.tooLarge) return transportErrors.tooLarge;
  if (!call.isFormatKnown) return transportErrors.format;
  if (call.action === undefined || call.action === '') return transportErrors.action;
  const denial = authenticate(call.received, call.parameters, authentication);
  return denial === undefined ? undefined : { ...denied, message: denial.message };
}

function envelopeOf({ others, ...envelope }: Contract['protocol']['envelope']): Envelope {
  return { ...envelope, host: others[0] ?? 'Host' };
}
