import type { Contract } from '../contract/contract.ts';
import type { Call } from '../endpoint/call.ts';
import type { Parameter } from '../endpoint/decode-form.ts';
import type { Answer, Fields, Wire } from '../endpoint/fields.ts';
import type { Breach } from './breach.ts';
import type { Request } from './request.ts';
import type { Resource, State } from './state.ts';

/** What an endpoint is made of: the contract that it keeps, and where it does not do as contracts say. */
export interface Simulation {
  readonly contract: Contract;
  readonly manners: Manners;
}

/** A request to the operation, and what it is a request to. */
export interface RequestContext {
  readonly simulation: Simulation;
  readonly call: Call;
  readonly request: Request;
  readonly state: State;
}

/** The steps in which an endpoint can go wrong that its contract cannot say. */
export interface Manners {
  /** What is made of the parameters of a request to the operation. */
  readonly apply: (parameters: readonly Parameter[], call: Call) => readonly Parameter[];
  /** Those of all breaches that lead to a refusal. */
  readonly judge: (breaches: readonly Breach[], context: RequestContext) => readonly Breach[];
  readonly tokens: {
    /** What a token is remembered under; undefined is remembered under nothing. */
    readonly key: (token: string | undefined, context: RequestContext) => string | undefined;
    readonly fingerprint: (fingerprint: string, context: RequestContext) => string;
    /** Whether the token is taken at once, or only when the resource is there. */
    readonly isClaimedAtOnce: boolean;
    readonly mismatch: 'refused' | 'replayed' | 'created';
    /** The resource that a replay answers with. */
    readonly replayed: (resource: Resource) => Resource;
  };
  readonly quota: {
    /** How many resources count; `here` is how many there are where the limit holds. */
    readonly used: (here: number, context: RequestContext) => number;
    readonly isChecked: boolean;
  };
  readonly dryRun: {
    readonly isAsked: (value: string | undefined) => boolean;
    readonly makesChecks: boolean;
    readonly checksQuota: boolean;
    readonly creates: boolean;
    readonly pass: 'error' | 'success';
  };
  /** Whether a refused request does what it asks for all the same. */
  readonly createsWhenRefused: (breach: Breach, context: RequestContext) => boolean;
  /** What an accepted request does to what it names. */
  readonly acts: {
    /** What becomes of it, where there are others beside it. */
    readonly onto: (named: Resource, all: readonly Resource[]) => readonly Resource[];
    readonly isDone: boolean;
    /** Those of its parameters that are kept of a change. */
    readonly kept: (request: Request) => Request;
    /** Whether a token stands for an answer. */
    readonly isReplayed: boolean;
  };
  /** The id that a new resource gets. */
  readonly id: (id: string) => string;
  /** The states that a new resource shows, one look after the other. */
  readonly states: (states: readonly string[]) => readonly string[];
  /** What lists show of a resource. */
  readonly show: (fields: Fields, resource: Resource) => Fields;
  /** What the operation answers, before it is written. */
  readonly answer: (answer: Answer, context: RequestContext) => Answer;
  /** How that goes over the wire. */
  readonly wire: (wire: Wire, context: RequestContext) => Wire;
}

/** The behaviour of an endpoint that does as its contract says. */
export const plainManners: Manners = {
  apply: (parameters) => parameters,
  judge: (breaches) => breaches,
  tokens: {
    key: (token) => token,
    fingerprint: (fingerprint) => fingerprint,
    isClaimedAtOnce: true,
    mismatch: 'refused',
    replayed: (resource) => resource,
  },
  quota: { used: (here) => here, isChecked: true },
  dryRun: {
    isAsked: (value) => value === 'true',
    makesChecks: true,
    checksQuota: true,
    creates: false,
    pass: 'error',
  },
  createsWhenRefused: () => false,
  acts: { onto: (named) => [named], isDone: true, kept: (request) => request, isReplayed: true },
  id: (id) => id,
  states: (states) => states,
  show: (fields) => fields,
  answer: (answer) => answer,
  wire: (wire) => wire,
};
