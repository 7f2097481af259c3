import type { Call } from '../endpoint/call.ts';
import type { Parameter } from '../endpoint/decode-form.ts';
import type { Answer, Fields, Format, Wire } from '../endpoint/fields.ts';
import type { Received } from '../endpoint/received.ts';
import type { Writing } from '../endpoint/write-answer.ts';
import type { ClauseId } from './clause-id.ts';
import type { ErrorName, ErrorTable, Fault } from './errors.ts';
import type { Fixtures } from './fixtures.ts';
import type { Interpretations } from './interpretations.ts';
import type { CreateRequest, GroupRequest, PolicyRequest, TagSpellings } from './requests.ts';
import type { CipherTable } from './rules/ciphers.ts';
import type { TextRules } from './rules/text-rules.ts';
import type { Resource, SecurityGroup, SecurityPolicy } from './state/resources.ts';
import type { State } from './state/state.ts';

/** Everything that a rule or an operation may look at while it handles one request. */
export interface RequestContext {
  readonly behaviour: Behaviour;
  readonly call: Call;
  readonly state: State;
  readonly fixtures: Fixtures;
}

/** One thing that a check looks at; `n` is its place in a list, 1 for what is no list. */
export interface Subject {
  readonly value: string;
  readonly n: number;
}

/** One documented rule of a request, with the error of the requests that break it. */
export interface Check<R> {
  /** The clause, without the operation. */
  readonly clause: string;
  readonly error: ErrorName;
  /** What the rule is about; nothing when the request does not have it. */
  readonly subjects: (request: R, context: RequestContext) => readonly Subject[];
  readonly isBroken: (subject: Subject, request: R, context: RequestContext) => boolean;
}

/** How tokens make creations idempotent. */
export interface TokenRules<R> {
  /** What a token is remembered under: tokens with equal keys are the same token. Asked once for each request. */
  readonly key: (token: string, request: R, context: RequestContext) => string;
  /** What has to be equal for two requests to be the same. */
  readonly fingerprint: (request: R) => string;
  /** How many tokens are remembered before the oldest is forgotten. */
  readonly capacity: number;
  /** Whether the token is taken at once, or only when the creation is done. */
  readonly isClaimedAtOnce: boolean;
  /** What happens to a token that comes again with other parameters. */
  readonly mismatch: 'refused' | 'replayed' | 'created';
  /** The id that a replay answers with. */
  readonly replayedId: (id: string, context: RequestContext) => string;
}

/** How many resources there may be. */
export interface QuotaRules {
  readonly limit: number;
  /** How many there are, for a request to make another in `region`. */
  readonly used: (region: string, context: RequestContext) => number;
  readonly isFull: (used: number, limit: number) => boolean;
}

/** What an operation that creates something does, step by step. */
export interface CreateRules<R extends CreateRequest, T extends Resource> {
  /** In the order in which they are made; the first broken one is answered. */
  readonly checks: readonly Check<R>[];
  readonly tokens: TokenRules<R>;
  readonly quota: QuotaRules;
  /** What becomes of a request once its parameters are read. */
  readonly apply: (request: R, context: RequestContext) => R;
  readonly newId: (context: RequestContext) => string;
  /** What is kept of a resource that was asked for. */
  readonly store: (resource: T, context: RequestContext) => T;
  /** What readers are shown of a resource. */
  readonly show: (resource: T, context: RequestContext) => T;
  /** What a creation answers with, beside the RequestId. */
  readonly created: (id: string, context: RequestContext) => Fields;
  /** Whether a refused request creates the resource nevertheless. */
  readonly createsWhenRefused: (fault: Fault, request: R, context: RequestContext) => boolean;
}

/** What DryRun does. */
export interface DryRunRules {
  readonly makesChecks: boolean;
  readonly checksQuota: boolean;
  readonly creates: boolean;
  /** How a request that passes is answered. */
  readonly pass: 'error' | 'success';
}

/** How long things take, in milliseconds. */
export interface Timing {
  readonly creationMs: number;
  /** After which readers see a creation or a deletion. */
  readonly consistencyMs: number;
}

/** How requests are read. */
interface ReadRules {
  readonly parameters: (received: Received) => readonly Parameter[];
  readonly methods: readonly string[];
  readonly tagSpellings: TagSpellings;
}

/** How answers are written. */
interface WriteRules extends Writing {
  readonly requestId: (ordinal: number) => string;
  /** The format that an answer is written in. */
  readonly formatOf: (answer: Answer, context: RequestContext) => Format;
}

/** What companion operations do beyond answering: only what a target may rightly do differently. */
export interface CompanionRules {
  readonly largestPage: number;
  readonly innerAccessPolicy: string;
  readonly permissions: readonly Fields[];
  readonly hasNextToken: boolean;
}

/** An operation by its action. */
export interface Operation {
  readonly version: string;
  readonly run: (context: RequestContext) => Fields | Fault | Promise<Fields | Fault>;
}

/**
 * Everything that the endpoint does, as data and small functions. The documented behaviour is one value of this
 * type; every defect and every oddity is a function from a behaviour to another.
 */
export interface Behaviour {
  readonly interpretations: Interpretations;
  readonly errors: ErrorTable;
  readonly texts: TextRules;
  readonly tlsVersions: readonly string[];
  readonly ciphers: CipherTable;
  readonly supports: (cipher: string, versions: readonly string[], table: CipherTable) => boolean;
  readonly group: CreateRules<GroupRequest, SecurityGroup>;
  readonly policy: CreateRules<PolicyRequest, SecurityPolicy>;
  /** How long things take, in milliseconds. */
  readonly timing: Timing;
  /** How many groups in each region, and how many policies, are there from the start and belong to others. */
  readonly foreign: number;
  /** Whether groups can be created in a VPC only. */
  readonly isVpcOnly: boolean;
  readonly dryRun: DryRunRules;
  readonly read: ReadRules;
  readonly write: WriteRules;
  readonly companions: CompanionRules;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Asked in turn before the operation; the first that does not answer undefined ends the request. */
  readonly before: readonly ((context: RequestContext) => Fields | Fault | Partial<Wire> | undefined)[];
  /** Applied in turn to what is answered, before it is written. */
  readonly after: readonly ((answer: Answer, context: RequestContext) => Answer)[];
  /** Applied in turn to what is sent. */
  readonly wire: readonly ((wire: Wire, context: RequestContext) => Wire)[];
}

/** The layers of a stack in which faults come about that nobody derives from a document. */
export type Layer =
  | 'patterns'
  | 'strings'
  | 'types'
  | 'serializers'
  | 'storage'
  | 'state'
  | 'concurrency'
  | 'frameworks'
  | 'gateways';

/** A way in which an endpoint can differ from the reference. */
export interface Variation {
  /** Kebab-case, the family in front: `sg-name-length/max-plus-one`. */
  readonly name: string;
  /** One sentence on what such an endpoint does. */
  readonly about: string;
  /** Ids of the clauses that may rightly find it; none for an oddity. */
  readonly clauses: readonly ClauseId[];
  /** Globs on the ids of further clauses that no tester could judge of such an endpoint. */
  readonly touches: readonly string[];
  /** The layer of a stack that it comes from; absent when it was derived from a clause. */
  readonly layer?: Layer;
  /** How a real stack comes to it, in one sentence; with a layer only. */
  readonly reason?: string;
  /** What has to be declared of the target before any clause can find it. */
  readonly assume?: 'vpc-only';
  /** The strongest level of a clause that it breaks; `none` for an oddity. */
  readonly level: 'must' | 'should' | 'none';
  /** Called once for each endpoint, so that what it returns may remember things. */
  readonly apply: (behaviour: Behaviour) => Behaviour;
}
