import { applyChange } from '../contract/apply-change.ts';
import type { Parameters, PlannedRequest } from '../contract/case.ts';
import type { DryRunParameter } from '../contract/contract.ts';
import { documentedAnswers } from '../oracle/judge.ts';
import { readbackDifference } from '../oracle/judge-readback.ts';
import { describeReply } from '../oracle/read-reply.ts';
import { listResources, type Resource } from './companions.ts';
import { contradict, contradictWith } from './contradict.ts';
import { counterexampleOf } from './counterexample.ts';
import { runPool } from './pool.ts';
import { type Session, tallyOf } from './session.ts';
import { discard, planOf, type Submitted, submit } from './submit.ts';
import { addUntold, type Tally } from './tally.ts';

/** The clauses that only a full target can show. */
export function quotaClauses({ contract }: Pick<Session, 'contract'>): readonly string[] {
  const { limit, scope, message } = contract.quota.clauses;
  const dryRun = contract.parameters.flatMap((it) => (it.shape === 'dry-run' ? [it.clauses.quota] : []));
  return [limit, scope, message, ...dryRun].filter((id) => id !== null);
}

/**
 * Fills the target up to its limit and looks what happens at the line: the last allowed request, the next one, a
 * DryRun, another region, a place that was freed. It runs alone and leaves nothing behind.
 */
export async function runQuota(session: Session): Promise<void> {
  const tallies = quotaClauses(session).map((id) => tallyOf(session, id));
  const give = (reason: string) => {
    for (const tally of tallies) tally.inapplicable = reason;
  };
  const { capabilities, contract, conduit, options } = session;
  if (!capabilities.list || !capabilities.remove)
    return give(
      `the target does not answer ${capabilities.list ? contract.companions.remove.action : contract.companions.list.action}, so it cannot be filled and cleaned`,
    );
  const before = await listSteadily(session);
  const existing = before.length;
  const room = (contract.quota.limit ?? options.quotaCap) - existing;
  if (room < 1) return give(`the target holds ${existing} resources already, so that nothing can be added`);
  const sender = createSender(session);
  try {
    const full = await fill(session, sender, room);
    for (const tally of tallies) tally.done++;
    if (full === 'stopped') return untold(tallies, conduit.stopped() ?? 'the run ended');
    if (full === 'unreached')
      return give(`the limit was not reached with ${existing + room} resources: raise --quota-cap`);
    if (full === 'early') return;
    await lookAtTheLine(session, sender, new Set(before.map(({ id }) => id)));
  } finally {
    await runPool(
      session.resources.alive(),
      options.concurrency,
      async (id) => void (await session.resources.remove(id)),
      () => false,
    );
  }
}

/** What the target lists once that which this run has deleted is no longer in it. */
async function listSteadily(session: Session, clause: string | null = null): Promise<readonly Resource[]> {
  const { resources, options, facts } = session;
  for (let look = 0; ; look++) {
    const listed = (await listIn(session, facts.region, clause)) ?? [];
    const alive = resources.alive();
    const stale = listed.some(({ id }) => resources.isOurs(id) && !alive.includes(id));
    const wait = settling[look];
    if (!stale || wait === undefined) return listed;
    await options.wait(wait);
  }
}

async function listIn(
  { conduit, contract }: Session,
  region: string,
  clause: string | null,
): Promise<readonly Resource[] | null> {
  const occasion = { case: `${contract.operation}/quota/list`, clause, purpose: 'sequence' } as const;
  const listed = await listResources(conduit, contract, region, occasion);
  return listed === null ? null : [...listed.values()];
}

/** Milliseconds between looks at a target that may show or free late what was deleted. */
const settling = [100, 200, 400, 800, 1500, 2500, 4000];

function untold(tallies: readonly Tally[], reason: string): void {
  for (const tally of tallies) addUntold(tally, reason);
}

/**
 * Looks whether a target that turns requests away for its quota is full at all: when it lists fewer than the limit,
 * it counts what does not count, such as refused requests or deleted resources.
 */
export async function lookAtQuota(session: Session): Promise<void> {
  const { contract, capabilities } = session;
  const { limit, clauses } = contract.quota;
  if (!capabilities.list || !capabilities.remove) return;
  const tally = tallyOf(session, clauses.scope ?? clauses.limit);
  const sender = createSender(session);
  for (let count = 1; count <= 2; count++) {
    const turnedDown = await createPatiently(session, sender, 'with places free');
    const { length: listed } = await listSteadily(session, tally.clause.id);
    if (!isSameRefusal(turnedDown) || listed >= (limit ?? 1)) return;
    contradict(session, tally, turnedDown, session.golden, {
      expected: `accepted, for the target lists ${listed} ${listed === 1 ? 'resource' : 'resources'} only`,
      actual: describeReply(turnedDown.reply),
    });
  }
}

interface Sender {
  readonly create: (label: string, change?: Parameters) => Promise<Submitted>;
  /** Sends a create with nothing optional by GET, where the target takes that. */
  readonly createBare: (label: string) => Promise<Submitted>;
  /** Sends a request that is refused whatever the quota. */
  readonly refuse: (label: string) => Promise<Submitted>;
  /** Sends a request again with its very token. */
  readonly replay: (submitted: Submitted) => Promise<Submitted>;
  readonly sent: readonly Submitted[];
  /** Ids of what filled the target, in order. */
  readonly ids: string[];
}

function createSender(session: Session): Sender {
  let serial = 0;
  const ids: string[] = [];
  const sent: Submitted[] = [];
  const clause = session.contract.quota.clauses.limit;
  const send = async (planned: PlannedRequest, label: string): Promise<Submitted> => {
    const occasion = {
      case: `${clause}/${label.replaceAll(' ', '-')}`,
      clause,
      purpose: 'sequence',
    } as const;
    const submitted = await submit(session, planned, { occasion, serial: `${++serial}`, full: true });
    sent.push(submitted);
    return submitted;
  };
  return {
    ids,
    sent,
    create: async (label, change = {}) => {
      const submitted = await send(planOf(session, { ...session.base, ...change }), label);
      if (submitted.reply.kind === 'accepted' && submitted.reply.id !== null) ids.push(submitted.reply.id);
      return submitted;
    },
    createBare: async (label) => {
      const { parameters } = session.contract;
      const optional = parameters.flatMap((it) =>
        it.shape === 'text' && !it.presence.required ? [it.name] : [],
      );
      const bare = Object.fromEntries(
        Object.entries(session.base).filter(([name]) => !optional.includes(name)),
      );
      const submitted = await send(
        { ...planOf(session, bare), ...(session.way === null && { method: 'GET' }) },
        label,
      );
      if (submitted.reply.kind === 'accepted' && submitted.reply.id !== null) ids.push(submitted.reply.id);
      return submitted;
    },
    refuse: (label) => {
      const faulty = applyChange(session.base, session.contract.goldenFault);
      return send(planOf(session, faulty), label);
    },
    replay: ({ planned, values }) => send({ ...planned, parameters: values }, 'a replay'),
  };
}

const mostFills = 6;

const placesWait = 500;

/**
 * Creates until the target is full. `early`: it refused before the documented number, however long it was waited for
 * places that count as free late; `unreached`: it never did.
 */
async function fill(
  session: Session,
  sender: Sender,
  room: number,
): Promise<'full' | 'early' | 'unreached' | 'stopped'> {
  const { limit, clauses } = session.contract.quota;
  let places = room;
  for (let count = 1; count <= mostFills; count++) {
    const turnedDown = await fillPlaces(session, sender, places);
    if (turnedDown === 'stopped') return 'stopped';
    if (turnedDown === null) return limit === null ? 'unreached' : 'full';
    if (limit === null) {
      // Nobody knows whether it is full, or counts places late that were freed before.
      await session.options.wait(placesWait);
      if ((await sender.create('fill again')).reply.kind !== 'accepted') return 'full';
      continue;
    }
    const again = await createPatiently(session, sender, 'fill again');
    const { length: listed } = await listSteadily(session);
    if (again.reply.kind === 'later') return 'stopped';
    if (listed >= limit) return 'full';
    if (again.reply.kind !== 'accepted') {
      const tally = tallyOf(session, clauses.limit);
      tally.judged++;
      for (const it of [turnedDown, again])
        contradict(session, tally, it, session.golden, {
          expected: `accepted as one of ${limit}`,
          actual: `${describeReply(it.reply)} with ${sender.ids.length} created`,
        });
      return 'early';
    }
    places = limit - listed;
  }
  return 'stopped';
}

/** Creates so many resources, or until one is turned down, which is returned. */
async function fillPlaces(
  session: Session,
  sender: Sender,
  places: number,
): Promise<Submitted | null | 'stopped'> {
  const { conduit, options } = session;
  let turnedDown: Submitted | null = null;
  let lost = false;
  await runPool(
    Array.from({ length: places }, (_, index) => index),
    options.concurrency,
    async () => {
      const submitted = await sender.create('fill');
      if (submitted.reply.kind === 'barred' || submitted.reply.kind === 'refused') turnedDown ??= submitted;
      else if (submitted.reply.kind !== 'accepted') lost = true;
    },
    () => turnedDown !== null || lost || conduit.stopped() !== null,
  );
  return conduit.stopped() !== null || lost ? 'stopped' : turnedDown;
}

async function lookAtTheLine(session: Session, sender: Sender, before: ReadonlySet<string>): Promise<void> {
  const { contract } = session;
  const { limit, scope, message } = contract.quota.clauses;
  const number = contract.quota.limit ?? (await listSteadily(session)).length;
  const tally = tallyOf(session, limit);
  const sent: Submitted[] = [];
  for (let count = 1; count <= 4 && (count <= 2 || tally.violation === null); count++) {
    // One place too many is seen a second time only when it is free again.
    const surplus = sent.find(({ reply }) => reply.kind === 'accepted')?.reply;
    if (count === 3 && surplus?.kind === 'accepted' && surplus.id !== null)
      await session.resources.remove(surplus.id);
    sent.push(count % 2 === 0 ? await sender.createBare('one more by GET') : await sender.create('one more'));
  }
  const expected = documentedText(session) ?? `refused with ${number} there`;
  // Where no document tells the limit, a target that refuses now and then may have been emptied by others meanwhile.
  const isSteady = contract.quota.limit !== null || !sent.some(isRefusal);
  const wasAccepted = sent.some(({ reply }) => reply.kind === 'accepted');
  const isCrowded = !wasAccepted || (isSteady && (await holdsMoreThan(session, number)));
  for (const submitted of sent) {
    const { reply } = submitted;
    if (reply.kind === 'later') addUntold(tally, describeReply(reply));
    else if (reply.kind === 'accepted' && !isCrowded)
      addUntold(tally, 'others seem to have deleted resources meanwhile, so that the target was not full');
    else if (!isRefusal(submitted) || !isDocumented(session, submitted))
      contradict(session, tally, submitted, session.golden, { expected, actual: describeReply(reply) });
    else tally.refused++;
  }
  tally.judged++;
  tally.accepted += sender.ids.length;
  if (message !== null) lookAtMessage(session, tallyOf(session, message), sent);
  await lookForEffect(session, sender, tally, number);
  await replayWhenFull(session, sender);
  await tryDryRun(session, sender);
  if (scope !== null) await tryOtherRegion(session, sender, tallyOf(session, scope));
  await freeAPlace(session, sender, { number, before });
}

/** Whether the target holds more than `number`, soon: it may show late what it created. */
async function holdsMoreThan(session: Session, number: number): Promise<boolean> {
  for (const wait of [...settling.slice(0, 5), null]) {
    const listed = await listIn(session, session.facts.region, session.contract.quota.clauses.limit);
    if (listed === null || listed.length > number) return true;
    if (wait !== null) await session.options.wait(wait);
  }
  return false;
}

/** Whether a request was turned away for the full quota: one that names permissions comes after others were accepted. */
function isRefusal({ reply }: Submitted): boolean {
  return (
    reply.kind === 'refused' || (reply.kind === 'barred' && ['quota', 'permission'].includes(reply.cause))
  );
}

function documentedText({ contract }: Session): string | null {
  const { errors } = contract.quota;
  return errors.length === 0
    ? null
    : `refused with ${errors.map(({ status, code }) => `${status} ${code}`).join(' or ')}`;
}

function isDocumented({ contract }: Session, { reply }: Submitted): boolean {
  const breach = { clause: contract.quota.clauses.limit, errors: contract.quota.errors };
  const documented = documentedAnswers({
    kind: 'refuse',
    breaches: [breach],
    openPoints: [],
    dryRun: false,
    excuses: [],
  });
  return (
    documented === null ||
    documented.some(({ status, code }) => describeReply(reply).endsWith(`${status} ${code}`))
  );
}

function lookAtMessage(session: Session, tally: Tally, sent: readonly Submitted[]): void {
  for (const submitted of sent) {
    const { reply } = submitted;
    const text = 'message' in reply ? reply.message : '';
    if (!isRefusal(submitted)) addUntold(tally, describeReply(reply));
    else if (/%[sd]|%\d\$/.test(text) || numbersIn(text) < 2)
      contradict(session, tally, submitted, null, {
        expected: 'a message with its placeholders filled in',
        actual: text,
      });
    else tally.judged++;
  }
}

function numbersIn(text: string): number {
  return text.match(/\d+/g)?.length ?? 0;
}

/** The target must hold exactly what was accepted. */
async function lookForEffect(session: Session, sender: Sender, tally: Tally, number: number): Promise<void> {
  const { contract, conduit, facts } = session;
  const occasion = {
    case: `${contract.quota.clauses.limit}/effect`,
    clause: contract.quota.clauses.limit,
    purpose: 'sequence',
  } as const;
  for (let look = 1; look <= 2; look++) {
    const listed = await listResources(conduit, contract, facts.region, occasion);
    const more = (listed?.size ?? 0) - number;
    if (listed === null || more <= 0 || contract.quota.limit === null || sender.ids.length > number) return;
    contradictWith(session, tally, conduit.requests(), () => ({
      at: conduit.requests(),
      reason: `expected: nothing to be created by a refused request, received: the target lists ${more} more than the limit`,
      counterexample: emptyCounterexample(session, `at most ${number} resources`),
    }));
  }
}

/** The token of a request that was accepted gives its id again, however full the target is. */
async function replayWhenFull(session: Session, sender: Sender): Promise<void> {
  const { contract } = session;
  const first = sender.sent.find(({ reply }) => reply.kind === 'accepted');
  if (first?.reply.kind !== 'accepted' || first.values[contract.idempotence.parameter] === undefined) return;
  const tally = tallyOf(session, contract.idempotence.clauses.idempotent);
  for (let count = 1; count <= 2; count++) {
    const again = await sender.replay(first);
    const { reply } = again;
    if (reply.kind === 'later') return;
    if (reply.kind === 'accepted' && reply.id === first.reply.id) return;
    contradict(session, tally, again, first, {
      expected: `the id ${first.reply.id} again, with the quota full`,
      actual: describeReply(reply),
    });
  }
}

async function tryDryRun(session: Session, sender: Sender): Promise<void> {
  for (const parameter of session.contract.parameters) {
    if (parameter.shape !== 'dry-run') continue;
    const tally = tallyOf(session, parameter.clauses.quota);
    for (let count = 1; count <= 2; count++) {
      const submitted = await sender.create('DryRun with the quota full', { [parameter.name]: 'true' });
      const { reply } = submitted;
      if (reply.kind === 'later') addUntold(tally, describeReply(reply));
      else if (isRefusal(submitted) && isDocumented(session, submitted)) tally.judged++;
      else if ((await sender.create('to see whether it is still full')).reply.kind === 'accepted')
        addUntold(tally, 'a place was free meanwhile');
      else
        contradict(session, tally, submitted, session.golden, {
          expected: documentedText(session) ?? 'refused for the quota',
          actual: describeReply(reply),
        });
    }
  }
}

async function tryOtherRegion(session: Session, sender: Sender, tally: Tally): Promise<void> {
  const { contract, facts } = session;
  const name = contract.parameters.find(({ shape }) => shape === 'region')?.name;
  const other = facts.regions.find((region) => region !== facts.region);
  if (name === undefined) return;
  if (other === undefined) {
    tally.inapplicable = 'no second region is known: give one with --region';
    return;
  }
  const reference = contract.parameters.flatMap((it) =>
    it.shape === 'reference' && it.name in session.base ? [it.name] : [],
  );
  // What exists in one region need not exist in another.
  if (reference.length > 0) return;
  for (let count = 1; count <= 2; count++) {
    const submitted = await sender.create(`in ${other}`, { [name]: other });
    const { reply } = submitted;
    if (reply.kind === 'accepted') {
      tally.judged++;
      tally.accepted++;
      return discard(session, submitted);
    }
    // Only the quota's own refusal says that regions are counted together.
    if (!isSameRefusal(submitted)) return;
    const there = await listIn(session, other, tally.clause.id);
    if (there === null || there.length >= (contract.quota.limit ?? 1)) {
      tally.inapplicable = `${other} is full as well, or does not say what it holds`;
      return;
    }
    contradict(session, tally, submitted, session.golden, {
      expected: `accepted, for only ${facts.region} is full`,
      actual: describeReply(reply),
    });
  }
}

function isSameRefusal({ reply }: Submitted): boolean {
  return reply.kind === 'barred' && reply.cause === 'quota';
}

/** What the target held when it was full, and the ids that were there before this run filled it. */
interface Line {
  readonly number: number;
  readonly before: ReadonlySet<string>;
}

/** Whether it is still full, and not of what requests of this run created although they were refused. */
async function isTaken(session: Session, { number, before }: Line): Promise<boolean> {
  const listed = await listSteadily(session);
  const own = listed.filter(
    ({ id, tree }) =>
      !before.has(id) &&
      !session.resources.isOurs(id) &&
      readbackDifference(session.contract, session.base, tree) === null,
  );
  return listed.length - own.length >= number;
}

const takenText = 'others seem to have taken the place that was free';

/** A deleted resource frees its place, and neither refusals nor DryRuns take it. */
async function freeAPlace(session: Session, sender: Sender, line: Line): Promise<void> {
  const { contract, resources } = session;
  const { scope, limit } = contract.quota.clauses;
  const tally = tallyOf(session, scope ?? limit);
  const dryRun = contract.parameters.find((it) => it.shape === 'dry-run');
  for (let count = 1; count <= 2; count++) {
    const id = sender.ids.find((it) => resources.alive().includes(it));
    if (id === undefined || !(await resources.remove(id))) return;
    await sender.refuse('refused while a place is free');
    const free = await createPatiently(session, sender, 'in a freed place');
    if (free.reply.kind === 'later') return addUntold(tally, describeReply(free.reply));
    if (free.reply.kind !== 'accepted') {
      if (await isTaken(session, line)) return addUntold(tally, takenText);
      contradict(session, tally, free, session.golden, {
        expected: 'accepted in the place of a deleted resource',
        actual: describeReply(free.reply),
      });
      continue;
    }
    tally.judged++;
    tally.accepted++;
    if (dryRun?.shape === 'dry-run' && free.reply.id !== null)
      await tryDryRunUse(session, sender, free.reply.id, dryRun, line);
    return;
  }
}

/** A place that was freed may be counted as free a little later. */
async function createPatiently(session: Session, sender: Sender, label: string): Promise<Submitted> {
  for (const wait of settling.slice(0, 6)) {
    const submitted = await sender.create(label);
    if (submitted.reply.kind === 'accepted' || submitted.reply.kind === 'later') return submitted;
    await session.options.wait(wait);
  }
  return sender.create(label);
}

async function tryDryRunUse(
  session: Session,
  sender: Sender,
  freed: string,
  { name, clauses }: DryRunParameter,
  line: Line,
): Promise<void> {
  const tally = tallyOf(session, clauses.effect);
  if (!(await session.resources.remove(freed))) return;
  for (let count = 1; count <= 2; count++) {
    await sender.create('DryRun while a place is free', { [name]: 'true' });
    const used = await createPatiently(session, sender, 'after a DryRun');
    if (used.reply.kind === 'accepted') {
      tally.judged++;
      return;
    }
    if (await isTaken(session, line)) return addUntold(tally, takenText);
    contradict(session, tally, used, session.golden, {
      expected: 'accepted, for a DryRun uses no quota',
      actual: describeReply(used.reply),
    });
  }
}

function emptyCounterexample(session: Session, expected: string): ReturnType<typeof counterexampleOf> {
  const { golden } = session;
  if (golden === null) throw new Error('A quota is looked at only after a request was accepted.');
  return counterexampleOf(session, golden, null, expected);
}
