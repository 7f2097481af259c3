import { describeReply } from '../../oracle/read-reply.ts';
import { listResources } from '../companions.ts';
import { contradict, contradictWith } from '../contradict.ts';
import { counterexampleOf } from '../counterexample.ts';
import { discard } from '../discard.ts';
import { type Session, tallyOf } from '../session.ts';
import type { Submitted } from '../submit.ts';
import { addUntold, type Tally } from '../tally.ts';
import { freeAPlace } from './free-a-place.ts';
import { holdsMoreThan, listIn, listSteadily } from './quota-lists.ts';
import { documentedText, isDocumented, isRefusal, isSameRefusal } from './quota-refusals.ts';
import type { Sender } from './quota-sender.ts';

/**
 * Looks what a full target does with one request more, with a replay, a DryRun, another region and a place that is freed.
 * `before`: the ids that were there before this run filled it.
 */
export async function lookAtTheLine(
  session: Session,
  sender: Sender,
  before: ReadonlySet<string>,
): Promise<void> {
  const { contract } = session;
  const { limit, scope, message } = contract.quota.clauses;
  const number = contract.quota.limit ?? (await listSteadily(session)).length;
  const tally = tallyOf(session, limit);
  const sent = await sendMore(session, sender);
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

/** Requests for one resource more, each different from the others; those that were accepted are sent a second time. */
async function sendMore(session: Session, sender: Sender): Promise<readonly Submitted[]> {
  const ways = [
    () => sender.create('one more'),
    () => sender.createBare('one more by GET'),
    () => sender.createLargest('one more with everything'),
    () => sender.createTokenless('one more without a token'),
  ];
  const sent: Submitted[] = [];
  for (const send of ways) sent.push(await send());
  const again: Submitted[] = [];
  for (const [index, { reply }] of sent.entries()) {
    if (reply.kind !== 'accepted' || reply.id === null) continue;
    // One place too many is seen a second time only when it is free again.
    await session.resources.remove(reply.id);
    const second = await ways[index]?.();
    if (second !== undefined) again.push(second);
  }
  return [...sent, ...again];
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

function emptyCounterexample(session: Session, expected: string): ReturnType<typeof counterexampleOf> {
  const { golden } = session;
  if (golden === null) throw new Error('A quota is looked at only after a request was accepted.');
  return counterexampleOf(session, golden, null, expected);
}
