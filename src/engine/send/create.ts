import { parameterOfShape } from '../../contract/of-shape.ts';
import { isCodeOf } from '../../contract/protocol.ts';
import { withSubjectIds } from '../../contract/subject.ts';
import type { Parameters, PlannedRequest } from '../../contract/test-case.ts';
import { tokenName } from '../../contract/token-name.ts';
import { type Expectation, expectationOf } from '../../oracle/expectation.ts';
import type { Observation } from '../../oracle/observation.ts';
import type { RequestContext } from '../../oracle/recorded-exchange.ts';
import { isToken, markersAmong } from '../resources/ledger.ts';
import { fillPlaceholders, freshLetters } from './placeholders.ts';
import type { RequestsOptions } from './requests-options.ts';
import { createRunNames } from './run-names.ts';
import { createShortTokens } from './short-tokens.ts';
import { createSubjectIds } from './subject-ids.ts';

/** Which of several sendings of one case this is; placeholders are filled by it. */
export interface How {
  readonly context: RequestContext;
  /** Says which sending of the case this is, `confirm-2`; the same text gets the same letters. */
  readonly serial: string;
  /** The target is meant to be full: a refusal for the quota is an answer. */
  readonly full?: boolean;
  /** Its parts are sent alone when it times out, so that it is not sent again to tell what that is due to. */
  readonly hasParts?: boolean;
  /** The parameters before letters were filled in that several requests of a sequence share. */
  readonly template?: Parameters;
  /** Texts in the request that nothing else holds, beside those that placeholders become. */
  readonly markers?: readonly string[];
  /** Whether something is there that the same sequence made; default: in sequences. */
  readonly besideOwn?: boolean;
  /** What the requests of a sequence act on: ids by the names that they give them. */
  readonly subjects?: ReadonlyMap<string, string>;
}

/** Whether what is in the way may be what the same sequence made. */
export const isBesideOwn = ({ context, besideOwn = context.purpose === 'sequence' }: How): boolean =>
  besideOwn;

/** Sends creates: into the ledger before, into the pool afterwards. Null when there is no room. */
export interface CreateSender {
  /** Whatever the answer is. */
  readonly once: (planned: PlannedRequest, how: How) => Promise<Observation | null>;
  /** Again where the token was used before, an address is too long, or the run's own resources fill the target. */
  readonly patiently: (planned: PlannedRequest, how: How) => Promise<Observation | null>;
  /** Says that `code`, which names a quota, is given to what is wrong with a request as well. */
  readonly noteRefusalCode: (code: string) => void;
}

const mostTokens = 6;
const mostTries = 7;

/** A sender of the creates of one operation. */
export function createCreateSender(given: RequestsOptions): CreateSender {
  const { contract, facts, sender, pool, ledger, judge, options, makeRoom, reclaim } = given;
  const token = tokenName(contract);
  const names = createRunNames(contract, options.nonce);
  const keyFor = createShortTokens(token);
  const subjectIds = createSubjectIds(contract, given.subjects, pool);
  const refusalCodes = new Set<string>();
  const underWay = new Set<Promise<unknown>>();

  /** A place for what the request may create; null when there is none. */
  async function acquire({ kind, dryRun }: Expectation, values: Parameters) {
    const own = values[token];
    // What makes nothing itself needs places for what it acts on alone.
    if (contract.subject !== undefined) return () => {};
    if (kind !== 'refuse' && !dryRun) return pool.slots.acquire(isToken(own) ? own : null, pool.limit());
    // What must not create anything needs no place, as long as it keeps to that.
    return pool.alive().length > pool.limit() && pool.isRemovable() === false ? null : () => {};
  }

  async function once(planned: PlannedRequest, how: How): Promise<Observation | null> {
    const { context, serial, full = false, markers = [], template } = how;
    const key = keyFor(planned.parameters, `${options.nonce}/${options.seed}/${context.case}/${serial}`);
    const named = names.put(fillPlaceholders(planned.parameters, key));
    const foreseen = expectationOf(contract, [...Object.entries(named), ...planned.again], facts);
    const release = full ? () => {} : await acquire(foreseen, named);
    if (release === null) return null;
    const held = await subjectIds.take(named, context, how.subjects);
    if (held === null) {
      release(false);
      return null;
    }
    const values = withIds(named, held.ids);
    const { [token]: _, ...others } = planned.parameters;
    const region = regionOf(given, values);
    ledger.write({
      type: 'intent',
      key,
      operation: contract.operation,
      region,
      request: { ...planned, parameters: values },
      markers: markersAmong([...markers, ...freshLetters(others, key), ...names.in(values)]),
    });
    const answer = sender.create(contract, planned, values, context, template);
    underWay.add(answer);
    try {
      const observation = await answer;
      account(given, observation, key, region);
      await subjectIds.giveBack(held, observation);
      release(observation.reply.kind === 'accepted');
      return observation;
    } finally {
      underWay.delete(answer);
    }
  }

  /** Whether the target says that it is full, and may be so of what this run holds for a moment. */
  function isFull({ reply, expectation }: Observation): boolean {
    if (reply.kind === 'refused')
      return expectation.kind === 'accept' && judge.capacityOf(contract.operation).has(reply.code);
    if (reply.kind !== 'blocked' || reply.cause !== 'quota') return false;
    return expectation.kind === 'accept' || !refusalCodes.has(reply.code);
  }

  const held = (): number => pool.alive().length + pool.slots.underWay();

  async function whileFull(planned: PlannedRequest, how: How): Promise<Observation | null> {
    for (let count = 1; ; count++) {
      const before = held();
      const observation = await once(planned, how);
      if (observation === null || how.full || !isFull(observation)) return observation;
      // What the run was not told of may fill it as well.
      const region = regionOf(given, observation.values);
      if ((await reclaim.now(region, () => Promise.allSettled(underWay))) > 0 && count < mostTries) continue;
      const most = Math.max(before, held());
      if (most === 0 || pool.isRemovable() === false || count >= mostTries) return observation;
      // Those under way may have filled it as well: a limit too low would keep out what there is room for.
      pool.lowerLimit(most);
      await makeRoom();
      await options.wait(15 * 2 ** count);
    }
  }

  async function patiently(planned: PlannedRequest, how: How): Promise<Observation | null> {
    for (let count = 1; ; count++) {
      const serial = count === 1 ? how.serial : `${how.serial}/other-token-${count}`;
      const observation = await whileFull(planned, { ...how, serial });
      if (observation === null) return null;
      const { reply } = observation;
      // How long an address may be is not the operation's matter, and a body may hold the same.
      if (reply.kind === 'blocked' && reply.cause === 'length' && planned.place === 'query') {
        if (planned.method !== 'POST') return observation;
        return patiently({ ...planned, place: 'body' }, { ...how, serial: `${serial}/in-body` });
      }
      if (count === mostTokens || !isUsedToken(planned, observation)) return observation;
    }
  }

  /** Short tokens are few: an earlier run may have used this one with other parameters. */
  function isUsedToken({ parameters }: PlannedRequest, { reply, expectation }: Observation): boolean {
    const own = parameters[token];
    if (own?.startsWith('{fresh:') !== true) return false;
    if (reply.kind === 'blocked') return reply.cause === 'token';
    // A target may have a code of its own for that.
    const isShort = /^\{fresh:\d\}$/.test(own) && expectation.kind === 'accept';
    return isShort && reply.kind === 'refused' && isCodeOf(contract.protocol.codes.token, reply.code);
  }

  return { once, patiently, noteRefusalCode: (code) => void refusalCodes.add(code) };
}

/** Puts down what came of a create, unless an attempt was lost that may have created something as well. */
function account(
  { contract, ledger, pool, reclaim }: RequestsOptions,
  { reply, unsure, values }: Observation,
  key: string,
  region: string,
): void {
  const { operation } = contract;
  const answered = reply.kind !== 'retryable' && reply.kind !== 'malformed';
  const certain = answered && (!unsure || isToken(values[tokenName(contract)]));
  const isIdle = reply.kind === 'retryable' && !unsure && ['throttled', 'unreachable'].includes(reply.cause);
  // What creates nothing leaves nothing behind, answered or not.
  if (contract.result.id === null) {
    ledger.write({ type: 'nothing', key });
  } else if (reply.kind !== 'accepted') {
    if (certain || isIdle) ledger.write({ type: 'nothing', key });
  } else if (reply.id === null) {
    reclaim.noteIdless(values);
  } else {
    pool.add(reply.id, region);
    ledger.write({ type: 'created', key: certain ? key : null, operation, region, id: reply.id });
  }
}

/** `values` with the ids of what the request acts on. */
function withIds(values: Parameters, ids: ReadonlyMap<string, string>): Parameters {
  if (ids.size === 0) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, withSubjectIds(value, ids)]),
  );
}

function regionOf({ contract, facts }: RequestsOptions, values: Parameters): string {
  const name = parameterOfShape(contract, 'region')?.name;
  return (name === undefined ? undefined : values[name]) ?? facts.region;
}
