import type { PlannedRequest } from '../../contract/test-case.ts';
import { uniqueParameters } from '../../contract/unique-parameters.ts';
import { isAnswerOf, judge as judgeReply } from '../../oracle/judge.ts';
import type { Observation } from '../../oracle/observation.ts';
import type { RequestContext } from '../../oracle/recorded-exchange.ts';
import { resolveReply } from '../../oracle/resolve.ts';
import type { Subjects } from '../resources/subjects.ts';
import { plainRequest } from '../target-profile.ts';
import { type Answered, answeredOnce } from './answered.ts';
import { createCapacityWatch } from './capacity.ts';
import { createCreateSender, type How, isBesideOwn } from './create.ts';
import { createQuiet } from './quiet.ts';
import type { RequestsOptions } from './requests-options.ts';
import { createResolver, isTimeout } from './resolve-answer.ts';

/** How the creates of one operation are sent. */
export interface Requests {
  /** Sends a create once, and again only where the target asks for patience. Null when there is no room for it. */
  readonly send: (planned: PlannedRequest, how: How) => Promise<Observation | null>;
  /** Sends a create and finds out what its answer is due to. Null when there is no room for it. */
  readonly obtain: (planned: PlannedRequest, how: How) => Promise<Answered | null>;
  /** Sends the baseline now; what it creates is deleted. */
  readonly sendBaseline: (serial: string) => Promise<Observation | null>;
  /** Whether the target accepts the baseline now. */
  readonly baselineHolds: (serial: string) => Promise<boolean>;
  /** Requests that must not have created anything and were refused, the first ones. */
  readonly refused: () => readonly RefusedRequest[];
  /** Deletes what a create made, if it did. */
  readonly discard: (observation: Observation | null) => Promise<void>;
  /** Makes what requests act on, where the operation makes nothing itself. */
  readonly subjects: Subjects;
}

/** A request that must not have created anything. */
export interface RefusedRequest {
  readonly planned: PlannedRequest;
  readonly observation: Observation;
}

/** As many as a run of profile standard sends; of more the first will do. */
const mostRefused = 2000;

/** Milliseconds before a request is sent again whose text or value another resource may have, which is about to be deleted. */
const conflictWaits = [30, 120, 500];

/** The requests of one operation. */
export function createRequests(given: RequestsOptions): Requests {
  const { contract, baseline, sender, pool, judge, options } = given;
  const create = createCreateSender(given);
  const context: RequestContext = {
    case: `${contract.operation}/baseline`,
    clause: null,
    purpose: 'confirm',
  };
  const refused: RefusedRequest[] = [];
  const quiet = createQuiet();
  const uniqueErrors = uniqueParameters(contract).flatMap(({ unique }) => unique.errors);
  let baselines = 0;

  function noteRefused(planned: PlannedRequest, observation: Observation | null): void {
    if (observation?.reply.kind !== 'refused' || refused.length >= mostRefused) return;
    const { expectation, exchange } = observation;
    const mustHaveNone =
      expectation.kind === 'refuse' || (expectation.kind === 'accept' && expectation.dryRun);
    const isPlain = planned.again.length === 0 && planned.raw === '' && planned.omit.length === 0;
    if (mustHaveNone && isPlain && exchange.purpose !== 'sequence') refused.push({ planned, observation });
  }

  async function discard(observation: Observation | null): Promise<void> {
    if (observation?.reply.kind === 'accepted' && observation.reply.id !== null)
      await pool.remove(observation.reply.id);
  }

  /** Where nothing can be deleted it is the first such request that is sent again with its token, which creates nothing. */
  function baselineRequest(): PlannedRequest | null {
    if (baseline === null) return null;
    const planned = plainRequest(baseline, baseline.parameters);
    return pool.isRemovable() === false && contract.subject === undefined
      ? { ...planned, parameters: baseline.accepted.values }
      : planned;
  }

  async function sendBaselineOnce(serial: string): Promise<Observation | null> {
    const planned = baselineRequest();
    return planned === null ? null : create.once(planned, { context, serial: `${serial}/${++baselines}` });
  }

  const capacity = createCapacityWatch({
    contract,
    pool,
    judge,
    sendBaseline: () => sendBaselineOnce('capacity'),
    makeRoom: given.makeRoom,
    wait: options.wait,
  });

  async function send(planned: PlannedRequest, how: How): Promise<Observation | null> {
    const observation = await quiet.beside(() => sendNow(planned, how));
    if (isBesideOwn(how) || !isTaken(observation)) return observation;
    // A block may collide with whatever others ask for meanwhile.
    return quiet.alone(() => withoutOthers(planned, how, observation, 'quietly'));
  }

  async function sendNow(planned: PlannedRequest, how: How): Promise<Observation | null> {
    const observation = await create.patiently(planned, how);
    noteRefused(planned, observation);
    if (isConflict(observation) && !isBesideOwn(how))
      return withoutOthers(planned, how, observation, 'alone');
    const mayBeFull = observation !== null && how.full !== true && !isTaken(observation);
    if (!mayBeFull || !(await capacity.isFull(observation))) return observation;
    return create.patiently(planned, { ...how, serial: `${how.serial}/with-room` });
  }

  function isConflict(observation: Observation | null): boolean {
    const reply = observation?.reply;
    if (reply?.kind !== 'refused' || baseline === null) return false;
    return reply.code === baseline.conflict || isTaken(observation);
  }

  /** Whether the document says of this answer that another resource has the same; some texts are too short to be new in each request. */
  function isTaken(observation: Observation | null): boolean {
    const reply = observation?.reply;
    return reply?.kind === 'refused' && uniqueErrors.some((it) => isAnswerOf(it, reply));
  }

  /** Sends a request again once what waits to be read is deleted: it may have been that which has the same text. */
  async function withoutOthers(
    planned: PlannedRequest,
    how: How,
    first: Observation | null,
    serial: string,
  ): Promise<Observation | null> {
    let last = first;
    for (const [index, pause] of conflictWaits.entries()) {
      await given.makeRoom();
      await options.wait(pause);
      last = await create.patiently(planned, { ...how, serial: `${how.serial}/${serial}-${index + 1}` });
      if (!isConflict(last)) break;
    }
    return last;
  }

  async function sendBaseline(serial: string): Promise<Observation | null> {
    const planned = baselineRequest();
    if (planned === null) return null;
    const how = { context, serial: `${serial}/${++baselines}` };
    const first = await create.patiently(planned, how);
    const observation = isTaken(first) ? await withoutOthers(planned, how, first, 'alone') : first;
    await discard(observation);
    return observation;
  }

  const resolve = createResolver({
    contract,
    isOver: (isQuota) => sender.stopped() !== null || (isQuota && pool.isRemovable() === false),
    wait: options.wait,
    sendBaseline,
    sendBaselineAnyhow: async (serial) => {
      const planned = baselineRequest();
      const how = { context, serial: `${serial}/${++baselines}`, full: true };
      return planned === null ? null : create.once(planned, how);
    },
    discard,
    create,
  });

  async function obtain(planned: PlannedRequest, how: How): Promise<Answered | null> {
    const observation = await send(planned, how);
    if (observation === null) return null;
    if (how.hasParts && isTimeout(observation)) return answeredOnce({ planned, observation });
    // Which of several requests a target of one thread hangs on shows only when each is sent alone.
    const sent = isTimeout(observation)
      ? await quiet.alone(() => resolve(planned, observation, how))
      : await resolve(planned, observation, how);
    const reply = resolveReply(contract, sent, judge.capacityOf(contract.operation));
    const { reply: raw } = sent.again.at(-1) ?? observation;
    // What goes unanswered because of what it is need not be waited for again and again.
    if (raw.kind === 'retryable' && reply.kind !== 'retryable') sender.tireOf(raw.cause);
    if (raw.kind === 'blocked' && raw.cause === 'quota' && reply.kind === 'refused')
      create.noteRefusalCode(raw.code);
    return { planned, sent, reply };
  }

  return {
    send,
    obtain,
    sendBaseline,
    baselineHolds: async (serial) => {
      const observation = await sendBaseline(serial);
      return (
        observation !== null &&
        judgeReply(contract, observation.expectation, observation.reply).kind === 'kept'
      );
    },
    refused: () => refused,
    discard,
    subjects: given.subjects,
  };
}
