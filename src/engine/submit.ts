import { decode } from '../client/decode.ts';
import type { Pair } from '../client/exchange.ts';
import { readRequest } from '../client/read-request.ts';
import type { Parameters, PlannedRequest } from '../contract/case.ts';
import { type Expectation, expectationOf } from '../oracle/expectation.ts';
import { type Reply, textAt } from '../oracle/read-reply.ts';
import type { Attempted, Occasion } from './conduit.ts';
import { createPatiently } from './create-patiently.ts';
import type { RecordedExchange } from './event.ts';
import { freshen, freshLetters } from './fresh.ts';
import { isToken, markersAmong } from './ledger.ts';
import { noteAnswer } from './note-answer.ts';
import { noteFruitless } from './note-fruitless.ts';
import { type Session, tallyOf } from './session.ts';
import { addObservation } from './tally.ts';

/** A request that was answered for good, or given up. */
export interface Submitted {
  readonly planned: PlannedRequest;
  /** The parameters as they went over the wire. */
  readonly values: Parameters;
  readonly expectation: Expectation;
  readonly reply: Reply;
  readonly exchange: RecordedExchange;
  readonly requestId: string;
  readonly occasion: Occasion;
  /** Whether an attempt whose answer was lost may have created something besides what the last one tells. */
  readonly unsure: boolean;
}

/** Which of several sendings of one case this is; stand-ins are filled by it. */
export interface Sending {
  readonly occasion: Occasion;
  /** Says which sending of the case this is, `confirm-2`; the same text gets the same letters. */
  readonly serial: string;
  /** The target is meant to be full: a refusal for the quota is an answer. */
  readonly full?: boolean;
  /** Texts in the request that nothing else holds, beside those that stand-ins become. */
  readonly markers?: readonly string[];
}

/**
 * Sends a create and reads the answer against the wire form of the request. The ledger knows of it before it goes out
 * and what it came to afterwards; what every answer speaks to is noted.
 */
export async function submit(
  session: Session,
  planned: PlannedRequest,
  sending: Sending,
): Promise<Submitted> {
  const token = planned.parameters[session.contract.idempotence.parameter];
  for (let count = 1; ; count++) {
    const serial = count === 1 ? sending.serial : `${sending.serial}/other-token-${count}`;
    const submitted = await submitOnce(session, planned, { ...sending, serial });
    const { reply, expectation } = submitted;
    // How long an address may be is not the operation's matter, and a body may hold the same.
    if (reply.kind === 'barred' && reply.cause === 'length' && planned.place === 'query') {
      if (planned.method !== 'POST') return submitted;
      return submit(session, { ...planned, place: 'body' }, { ...sending, serial: `${serial}/in-body` });
    }
    // Short tokens are few: an earlier run may have used this one with other parameters.
    const isShort = /^\{fresh:\d\}$/.test(token ?? '') && expectation.kind === 'accept';
    // A target may have a code of its own for that.
    const isOwnCode = reply.kind === 'refused' && isShort && /token|idempot/i.test(reply.code);
    const used =
      token?.startsWith('{fresh:') === true &&
      ((reply.kind === 'barred' && reply.cause === 'token') || isOwnCode);
    if (!used || count === mostTokens) return submitted;
  }
}

const mostTokens = 6;

async function submitOnce(
  session: Session,
  planned: PlannedRequest,
  { occasion, serial, full = false, markers = [] }: Sending,
): Promise<Submitted> {
  const { contract, options, facts } = session;
  const key = `${options.nonce}/${options.seed}/${occasion.case}/${serial}`;
  const values = freshen(planned.parameters, key);
  const region = regionOf(session, values);
  const asked = [...Object.entries(values), ...planned.again];
  const foreseen = expectationOf(contract, asked, facts);
  const pass = full ? keepOut : await enter(session, foreseen, values);
  if (pass === null) return withheld(session, planned, values, occasion);
  const { [contract.idempotence.parameter]: _, ...others } = planned.parameters;
  options.ledger.write({
    type: 'intent',
    key,
    operation: contract.operation,
    region,
    request: { ...planned, parameters: values },
    markers: markersAmong([...markers, ...freshLetters(others, key)]),
  });
  const attempted = await createPatiently(session, planned, values, { occasion, serial, full }, foreseen);
  const { exchange, reply } = attempted;
  account(session, attempted, key, region, values);
  pass(reply.kind === 'accepted');
  const pairs = readRequest(exchange.request);
  const expectation = areAlike(pairs, asked) ? foreseen : expectationOf(contract, pairs, facts);
  const requestId = exchange.response === undefined ? '' : textAt(decode(exchange.response), 'RequestId');
  const unsure = attempted.unsure && !isToken(values[contract.idempotence.parameter]);
  const submitted: Submitted = { planned, values, expectation, reply, exchange, requestId, occasion, unsure };
  if (reply.kind === 'accepted') {
    session.seen.accepted = true;
    const start = /^.*?-/.exec(reply.id ?? '')?.[0] ?? 'no common prefix';
    addObservation(tallyOf(session, contract.common.resultPrefix), `ids start with ${start}`, 'seen');
  }
  if (reply.kind === 'refused' && expectation.kind === 'refuse') session.seen.refused = true;
  noteFruitless(session, submitted);
  if (expectation.kind !== 'open' && planned.omit.length === 0 && planned.raw === '')
    noteAnswer(session, submitted);
  return submitted;
}

/** Whether what was read back from the wire is what was to be sent. */
function areAlike(one: readonly Pair[], other: readonly Pair[]): boolean {
  return (
    one.length === other.length &&
    one.every(([name, value], at) => name === other[at]?.[0] && value === other[at]?.[1])
  );
}

/** For what takes no place. */
const keepOut = (): void => {};

/** Takes a place for what the request may create; null when there is none. */
async function enter(
  { contract, mostAlive, options, resources }: Session,
  { kind, dryRun }: Expectation,
  values: Parameters,
): Promise<((accepted: boolean) => void) | null> {
  const token = values[contract.idempotence.parameter];
  // Where nothing goes, waiting for places is in vain.
  const most = resources.removable === false ? options.maxResources : mostAlive;
  if (kind !== 'refuse' && !dryRun) return resources.room.enter(isToken(token) ? token : null, most);
  // What must not create anything needs no place, as long as it keeps to that.
  return resources.alive().length > most && resources.removable === false ? null : keepOut;
}

/** What stands for the answer to a request that was not sent, because too much is alive already. */
function withheld(
  { contract, options, resources, facts }: Session,
  planned: PlannedRequest,
  values: Parameters,
  occasion: Occasion,
): Submitted {
  const { length } = resources.alive();
  const detail = `not sent, for ${length} resources are alive and could not be deleted`;
  const exchange: RecordedExchange = {
    ...occasion,
    request: { method: planned.method, path: '/', headers: {}, body: '' },
    failure: { kind: 'aborted', message: detail },
    startedAt: options.now(),
    durationMs: 0,
    ordinal: 0,
    attempt: 0,
    operation: contract.operation,
    action: contract.operation,
    parameters: planned.parameters,
    volatile: [],
  };
  const reply: Reply = { kind: 'later', cause: 'aborted', retryAfterMs: null, detail };
  const expectation: Expectation = expectationOf(contract, Object.entries(values), facts);
  return { planned, values, expectation, reply, exchange, requestId: '', occasion, unsure: false };
}

/** Puts down what came of a create, unless an attempt was lost that may have created something as well. */
function account(
  { contract, options, resources }: Session,
  { reply, unsure }: Attempted,
  key: string,
  region: string,
  values: Parameters,
): void {
  const { operation } = contract;
  const answered = reply.kind !== 'later' && reply.kind !== 'broken';
  const certain = !unsure || (answered && isToken(values[contract.idempotence.parameter]));
  if (reply.kind !== 'accepted') {
    if (certain) options.ledger.write({ type: 'nothing', key });
  } else if (reply.id !== null) {
    resources.add(reply.id, region);
    options.ledger.write({ type: 'created', key: certain ? key : null, operation, region, id: reply.id });
  }
}

function regionOf(session: Session, values: Parameters): string {
  const name = session.contract.parameters.find(({ shape }) => shape === 'region')?.name;
  return (name === undefined ? undefined : values[name]) ?? session.facts.region;
}
