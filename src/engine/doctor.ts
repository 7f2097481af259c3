import { field, listAt } from '../client/decode.ts';
import { applyChange } from '../contract/apply-change.ts';
import type { Parameters } from '../contract/case.ts';
import { describeReply, type Reply } from '../oracle/read-reply.ts';
import { callCompanion, readResource } from './companions.ts';
import type { Occasion } from './conduit.ts';
import { contradict } from './contradict.ts';
import { discard } from './discard.ts';
import { judged } from './judged.ts';
import { planOf } from './plan-of.ts';
import { type Session, tallyOf } from './session.ts';
import { type Submitted, submit } from './submit.ts';

/**
 * Looks before the run whether it can be judged: which ids exist, which request is accepted, whether a faulty one is
 * refused, which companion operations there are. What it finds it puts into the session.
 */
export async function examine(session: Session): Promise<void> {
  await findFixtures(session);
  const golden = await findGolden(session);
  if (golden === null) return;
  session.golden = golden;
  await findCompanions(session, golden);
  await discard(session, golden);
  // Profile quick has no request to spare for what its first faults show as well.
  if (session.options.profile !== 'quick') await tryFault(session);
  await tryOlderSignature(session);
}

const otherWays = [
  { method: 'GET', place: 'query' },
  { method: 'POST', place: 'body' },
] as const;

const occasionOf = (session: Session, step: string): Occasion => ({
  case: `${session.contract.operation}/doctor/${step}`,
  clause: null,
  purpose: 'doctor',
});

async function findFixtures(session: Session): Promise<void> {
  const { contract, conduit, facts } = session;
  const { regions, fixtures } = contract.companions;
  const { region } = facts;
  const found: Record<string, string> = {};
  let known = facts.regions;
  if (regions !== null) {
    const answer = await callCompanion(
      conduit,
      contract,
      regions.call,
      { region },
      occasionOf(session, 'regions'),
    );
    const names = answer.ok
      ? listAt(answer.tree, regions.items).map((item) => field(item, regions.field))
      : [];
    known = [...new Set([...known, ...names.filter((name): name is string => typeof name === 'string')])];
    if (!answer.ok && isUnreachable(answer.attempted.reply)) return;
  }
  for (const { fixture, items, field: name, where, ...call } of fixtures) {
    if (facts.fixtures[fixture] !== undefined) continue;
    const answer = await callCompanion(
      conduit,
      contract,
      call,
      { region },
      occasionOf(session, `fixture-${fixture}`),
    );
    const item = answer.ok
      ? listAt(answer.tree, items).find((it) =>
          Object.entries(where).every(([key, value]) => field(it, key) === value),
        )
      : undefined;
    const id = item === undefined ? undefined : field(item, name);
    if (typeof id === 'string' && id !== '') found[fixture] = id;
  }
  session.facts = { ...facts, regions: known, fixtures: { ...found, ...facts.fixtures } };
}

async function findGolden(session: Session): Promise<Submitted | null> {
  const { contract, facts } = session;
  const needed = contract.parameters.filter(
    (it) =>
      it.shape === 'reference' &&
      it.requiredUnder !== undefined &&
      facts.assumptions.includes(it.requiredUnder.assumption),
  );
  const candidates = contract.golden.flatMap((candidate) => {
    const parameters = resolved(candidate, session);
    return parameters === null || needed.some(({ name }) => !(name in parameters)) ? [] : [parameters];
  });
  let last: Reply | null = null;
  for (const tokenless of [false, true])
    for (const [index, parameters] of candidates.entries()) {
      const planned = planOf(session, parameters, tokenless);
      const serial = tokenless ? 'golden-tokenless' : 'golden';
      const submitted = await submit(session, planned, {
        occasion: occasionOf(session, `golden-${index + 1}`),
        serial,
      });
      last = submitted.reply;
      if (judged(session, submitted).kind === 'kept') {
        session.base = parameters;
        session.remembered.set(JSON.stringify(planned), Promise.resolve(submitted));
        session.tokenless = tokenless;
        return submitted;
      }
      if (judged(session, submitted).kind === 'contradicts') session.turnedDown.push(submitted);
      if (cannotGoOn(last) || session.options.signal.aborted) {
        session.blocked = blockedText(last);
        return null;
      }
    }
  const carried = await findWay(session, candidates[0]);
  if (carried === null) session.blocked = blockedText(last);
  return carried;
}

/** Tries whether the target takes the first candidate when it is carried in another way; if so, that way is used throughout. */
async function findWay(session: Session, parameters: Parameters | undefined): Promise<Submitted | null> {
  if (parameters === undefined) return null;
  const { transportPost } = session.contract.common;
  const usual = session.turnedDown[0];
  for (const way of otherWays) {
    const planned = { ...planOf(session, parameters), ...way };
    const occasion = occasionOf(session, `golden-by-${way.method}-${way.place}`);
    const submitted = await submit(session, planned, { occasion, serial: 'golden' });
    if (judged(session, submitted).kind !== 'kept') continue;
    session.way = way;
    session.base = parameters;
    session.turnedDown.length = 0;
    if (usual === undefined) return submitted;
    const again = await submit(session, usual.planned, { occasion, serial: 'usual' });
    for (const refused of [usual, again]) {
      const judgement = judged(session, refused);
      if (judgement.kind === 'contradicts')
        contradict(session, tallyOf(session, transportPost), refused, submitted, judgement);
    }
    return submitted;
  }
  return null;
}

/** Answers that no other request would better. */
function cannotGoOn(reply: Reply): boolean {
  return (
    isUnreachable(reply) ||
    (reply.kind === 'barred' && reply.cause !== 'token') ||
    (reply.kind === 'broken' && reply.cause === 'unreadable')
  );
}

function blockedText(reply: Reply | null): string {
  if (reply === null) return 'no request could be made that the target may accept: fixtures are missing';
  const what = describeReply(reply);
  if (reply.kind === 'barred' && (reply.cause === 'credentials' || reply.cause === 'permission'))
    return `the credentials were not accepted: an ordinary valid request was ${what}`;
  if (reply.kind === 'barred' && reply.cause === 'action')
    return `the target does not have this operation: an ordinary valid request was ${what}`;
  if (reply.kind === 'later') return `the target gives no answer: an ordinary valid request was ${what}`;
  return `no valid request is accepted: the last ordinary one was ${what}`;
}

function isUnreachable(reply: Reply): boolean {
  return reply.kind === 'later' && reply.cause !== 'processing';
}

/** A golden candidate with what is known of the target filled in; null when something is not known. */
function resolved(candidate: Parameters, { facts }: Session): Parameters | null {
  const entries = Object.entries(candidate).map(([name, value]) => {
    if (!value.startsWith('$')) return [name, value] as const;
    return [name, value === '$region' ? facts.region : facts.fixtures[value.slice(1)]] as const;
  });
  return entries.every(([, value]) => value !== undefined)
    ? Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']))
    : null;
}

async function findCompanions(session: Session, golden: Submitted): Promise<void> {
  const { contract, conduit, facts } = session;
  const { detail } = contract.companions;
  if (golden.reply.kind !== 'accepted' || golden.reply.id === null) return;
  const { id } = golden.reply;
  const shown = await readResource(conduit, contract, facts.region, id, occasionOf(session, 'list'));
  const details =
    detail === null
      ? null
      : await callCompanion(
          conduit,
          contract,
          detail,
          { region: facts.region, id },
          occasionOf(session, 'detail'),
        );
  const ghost = shown === null && (await neverShows(session, id));
  if (ghost) await proveGhost(session, golden);
  const removed = !ghost && (await session.resources.remove(id));
  if (!removed) session.resources.removable = false;
  session.capabilities = {
    ...session.capabilities,
    list: shown !== undefined,
    detail:
      details?.ok === true ||
      (details !== null &&
        /NotFound/.test(details.ok ? '' : details.code) &&
        !/^InvalidAction/.test(details.ok ? '' : details.code)),
    remove: removed,
  };
  const missing = [
    ...(session.capabilities.list ? [] : [contract.companions.list.action]),
    ...(removed ? [] : [contract.companions.remove.action]),
  ];
  if (missing.length > 0)
    session.emit({
      type: 'note',
      text: `${contract.operation}: the target does not answer ${missing.join(' and ')}${removed ? '' : `, so what is created stays (${session.resources.trouble() ?? ''})`}.`,
    });
}

/** A second new resource that the target does not know either. */
async function proveGhost(session: Session, golden: Submitted): Promise<void> {
  const { resultReadback } = session.contract.common;
  const again = await submit(session, golden.planned, {
    occasion: occasionOf(session, 'golden-again'),
    serial: 'golden-again',
  });
  if (
    again.reply.kind !== 'accepted' ||
    again.reply.id === null ||
    !(await neverShows(session, again.reply.id))
  )
    return;
  const clash = {
    expected: 'the new resource to be shown',
    actual: 'the target does not know the id that it gave',
  };
  for (const submitted of [golden, again])
    contradict(session, tallyOf(session, resultReadback), submitted, null, clash);
}

/** Whether a new resource stays unknown to the operation that reads it, however late it is asked. */
async function neverShows(session: Session, id: string): Promise<boolean> {
  const { conduit, contract, facts, options } = session;
  for (const wait of [100, 400, 1500, 3000]) {
    await options.wait(wait);
    if ((await readResource(conduit, contract, facts.region, id, occasionOf(session, 'list'))) !== null)
      return false;
  }
  return true;
}

async function tryFault(session: Session): Promise<void> {
  const { contract, base } = session;
  const faulty = applyChange(base, contract.goldenFault);
  const submitted = await submit(session, planOf(session, faulty), {
    occasion: occasionOf(session, 'fault'),
    serial: 'golden',
  });
  await discard(session, submitted);
  if (submitted.reply.kind === 'accepted')
    session.emit({
      type: 'note',
      text: `${contract.operation}: the target accepted a request that every document refuses.`,
    });
}

/** With the newer signature there is no Format: only requests signed the older way can ask for XML. */
async function tryOlderSignature(session: Session): Promise<void> {
  if (session.options.signature !== 'v3') return;
  const planned = { ...planOf(session, session.base), rpcSignature: true };
  const submitted = await submit(session, planned, {
    occasion: occasionOf(session, 'older-signature'),
    serial: 'golden',
  });
  await discard(session, submitted);
  session.capabilities = { ...session.capabilities, rpc: submitted.reply.kind === 'accepted' };
}
