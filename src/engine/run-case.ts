import type { Case, Pack } from '../contract/case.ts';
import type { Expectation } from '../oracle/expectation.ts';
import { judge } from '../oracle/judge.ts';
import { describeReply } from '../oracle/read-reply.ts';
import type { Occasion } from './conduit.ts';
import { discard } from './discard.ts';
import { discardAsRead } from './inspect.ts';
import { lonelyAmong } from './lonely.ts';
import { prove, proveRefused } from './prove.ts';
import { remember } from './remember.ts';
import { isWanted } from './run-options.ts';
import { type Session, tallyOf } from './session.ts';
import { settle } from './settle.ts';
import { type Submitted, submit } from './submit.ts';
import { addObservation, addUntold, type Tally } from './tally.ts';

/** Sends one case and puts down what it shows; what it creates is deleted. False when it was not answered as it has to be. */
export async function runCase(session: Session, it: Case): Promise<boolean> {
  const tally = tallyOf(session, it.clause);
  try {
    if (it.request.rpcSignature && !session.capabilities.rpc) return true;
    return await judgeCase(session, it, tally);
  } finally {
    tally.done++;
  }
}

/**
 * Sends the members of a pack in one request and says whether that was answered as it has to be. If not, each is sent
 * alone, and where none of them shows what is wrong, the whole is held to be the case.
 */
export async function runPack(session: Session, { side, members, whole, twin }: Pack): Promise<boolean> {
  const tallies = members.map(({ clause }) => tallyOf(session, clause));
  const isSound = () => tallies.every(({ violation }) => violation === null);
  const beside = twin === null ? session.golden : await remember(session, twin, whole.clause);
  const told = twin === null || (beside !== null && isKept(session, beside));
  const sent = isSound() && told ? await sendWhole(session, whole, side) : null;
  if (sent !== null && sent.expectation.kind === side && isKept(session, sent)) {
    for (const tally of tallies) {
      tally.done++;
      tally.judged++;
      tally.requests++;
      if (side === 'accept') tally.accepted++;
      else tally.refused++;
    }
    await remarkAgain(session, whole, sent);
    return true;
  }
  let areKept = true;
  for (const member of members) areKept = (await runCase(session, member)) && areKept;
  if (sent !== null && areKept) await judgeWhole(session, whole, sent, beside);
  return false;
}

/** A request that must be accepted is remembered, for others are the same but for a fault. */
async function sendWhole(session: Session, whole: Case, side: Pack['side']): Promise<Submitted> {
  if (side === 'accept') return remember(session, whole.request, whole.clause, whole.id);
  const occasion: Occasion = { case: whole.id, clause: whole.clause, purpose: 'plan' };
  const sent = await submit(session, whole.request, { occasion, serial: 'pack' });
  await discard(session, sent);
  return settle(session, sent, whole.id);
}

async function judgeWhole(
  session: Session,
  whole: Case,
  sent: Submitted,
  beside: Submitted | null,
): Promise<void> {
  const judgement = judge(session.contract, sent.expectation, sent.reply);
  const tally = tallyOf(session, whole.clause);
  if (judgement.kind === 'untold') {
    addUntold(tally, judgement.reason);
    await remarkAgain(session, whole, sent);
  }
  if (judgement.kind !== 'contradicts' || sent.expectation.kind === 'open') return;
  await prove(session, whole, tally, sent, beside, judgement, false);
}

function isKept({ contract }: Session, { expectation, reply }: Submitted): boolean {
  return expectation.kind !== 'open' && judge(contract, expectation, reply).kind === 'kept';
}

async function judgeCase(session: Session, it: Case, tally: Tally): Promise<boolean> {
  const twin = it.twin === null ? session.golden : await remember(session, it.twin, it.clause);
  const control = it.control === null ? null : await remember(session, it.control, it.clause);
  const settled = twin !== null && twin.expectation.kind === 'open' && twin.reply.kind === 'accepted';
  if (twin !== null && twin.expectation.kind === 'open' && !settled) return true;
  if (
    it.twin !== null &&
    twin !== null &&
    !settled &&
    judge(session.contract, twin.expectation, twin.reply).kind !== 'kept'
  ) {
    await proveRefused(session, twin.planned, it.clause, twin);
    addUntold(tally, `its valid twin was ${describeReply(twin.reply)}`);
    return false;
  }
  // A fault that the target lets pass in its plain form says nothing about another way to send it.
  if (control !== null && judge(session.contract, control.expectation, control.reply).kind !== 'kept')
    return false;
  const occasion: Occasion = {
    case: it.id,
    clause: it.clause,
    purpose: it.side === 'open' ? 'observe' : 'plan',
  };
  tally.requests++;
  const sent = await submit(session, it.request, { occasion, serial: 'plan' });
  // Of a space that is sent in full, few combinations are read back among other cases.
  await (it.enumerated ? discard(session, sent) : discardAsRead(session, sent));
  const submitted = await settle(session, sent, it.id);
  if (
    it.side === 'open' ||
    (submitted.expectation.kind === 'open' && !it.answered && !sameOpen(submitted, twin))
  ) {
    observe(session, it, submitted, tally);
    if (it.enumerated) countOpen(tally, submitted);
    if (submitted.reply.kind === 'broken') await judgeBroken(session, it, submitted);
    return true;
  }
  if (it.answered) {
    await judgeAnswered(session, it, tally, submitted);
    return submitted.reply.kind !== 'broken';
  }
  const expectation: Expectation = settled
    ? { ...submitted.expectation, kind: 'accept' }
    : submitted.expectation;
  const judgement = judge(session.contract, expectation, submitted.reply);
  if (judgement.kind === 'untold') {
    addUntold(tally, judgement.reason);
    await remarkAgain(session, it, submitted);
    return false;
  }
  tally.judged++;
  if (it.enumerated && tally.space !== null) {
    tally.space.judged++;
    if (judgement.kind === 'contradicts') tally.space.failed++;
  }
  if (judgement.kind === 'kept') {
    if (judgement.side === 'accept') tally.accepted++;
    else tally.refused++;
    await remarkAgain(session, it, submitted);
    return true;
  }
  await prove(session, it, tally, submitted, twin, judgement, settled);
  return false;
}

/** However open a point is: whatever touches it is accepted or refused. */
async function judgeBroken(session: Session, it: Case, submitted: Submitted): Promise<void> {
  const clause = session.contract.common.robustInput;
  const tally = session.tallies.get(clause);
  if (tally === undefined || !isWanted(session.options, clause)) return;
  const answered: Case = { ...it, id: `${clause}/accept/${it.id}`, clause, side: 'accept', answered: true };
  await judgeAnswered(session, { ...answered, twin: null, control: null }, tally, submitted);
}

/** Records what was done at an open point: at the case's own, else at each that the request touches. */
function observe(session: Session, it: Case, submitted: Submitted, tally: Tally): void {
  if (tally.clause.level === 'open') addObservation(tally, it.label, describeReply(submitted.reply));
  else for (const point of submitted.expectation.openPoints) observeAt(session, point, it, submitted);
}

/** Where the documents leave a combination open they still say that it is accepted or refused. */
function countOpen({ space }: Tally, { reply }: Submitted): void {
  if (space === null || (reply.kind !== 'accepted' && reply.kind !== 'refused')) return;
  space.judged++;
  space.open++;
}

function observeAt(session: Session, point: string, it: Case, submitted: Submitted): void {
  const tally = session.tallies.get(point);
  if (tally !== undefined) addObservation(tally, it.label, describeReply(submitted.reply));
}

/** Whether `submitted` touches the same open points as its twin, which the target has let pass. */
function sameOpen(submitted: Submitted, twin: Submitted | null): boolean {
  return (
    twin !== null &&
    twin.reply.kind === 'accepted' &&
    String(submitted.expectation.openPoints) === String(twin.expectation.openPoints)
  );
}

async function judgeAnswered(session: Session, it: Case, tally: Tally, submitted: Submitted): Promise<void> {
  const { reply } = submitted;
  if (reply.kind === 'later') {
    addUntold(tally, describeReply(reply));
    return;
  }
  tally.judged++;
  if (it.request.again.length > 0)
    observeAt(session, session.contract.common.duplicateParameters, it, submitted);
  if (reply.kind === 'accepted') tally.accepted++;
  // Whatever turned the request away, it was an answer.
  else if (reply.kind !== 'broken') tally.accepted++;
  else
    await prove(
      session,
      it,
      tally,
      submitted,
      session.golden,
      { expected: 'accepted or refused', actual: describeReply(reply) },
      false,
    );
}

/** A remark about the form of an answer that was seen once only is looked for again in the same request. */
async function remarkAgain(session: Session, it: Case, submitted: Submitted): Promise<void> {
  const lonely = lonelyAmong(session, [submitted.exchange.ordinal]);
  for (let count = 1; lonely.some(({ violation }) => violation === null) && count <= 3; count++) {
    const occasion: Occasion = { case: it.id, clause: it.clause, purpose: 'confirm' };
    await discard(session, await submit(session, it.request, { occasion, serial: `remark-${count}` }));
  }
}
