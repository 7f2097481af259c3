import type { Case, PlannedRequest } from '../contract/case.ts';
import { brokenClauses, type Expectation } from '../oracle/expectation.ts';
import { judge } from '../oracle/judge.ts';
import { describeReply } from '../oracle/read-reply.ts';
import { attribute, firstClauseOf } from './attribute.ts';
import { baseHolds } from './base-holds.ts';
import type { Occasion } from './conduit.ts';
import { type Clash, clashText, contradict } from './contradict.ts';
import { counterexampleOf } from './counterexample.ts';
import { discard } from './discard.ts';
import { isCrash, isLastingCrash } from './lasting-crash.ts';
import { nearest } from './nearest.ts';
import { type Session, tallyOf } from './session.ts';
import { settle } from './settle.ts';
import { type Retry, shrink } from './shrink.ts';
import { type Submitted, submit } from './submit.ts';
import { addUntold, type Contradiction, type Tally } from './tally.ts';

const mostConfirmations = 8;

const chances = 8;

/**
 * Shows a contradiction a second time, makes it small, and puts it down to the clause that the smallest request is
 * about. One that does not show again stays a suspicion.
 */
export async function prove(
  session: Session,
  it: Case,
  tally: Tally,
  first: Submitted,
  twin: Submitted | null,
  clash: Clash,
  settled: boolean,
  round = 0,
): Promise<void> {
  if (tally.violation !== null || tally.proving) {
    if (!isSmaller(it, first, tally)) return;
    if (tally.proving) {
      tally.waiting = { it, first, twin, clash, settled };
      return;
    }
  }
  tally.proving = true;
  try {
    if (first.reply.kind === 'refused' && !(await baseHolds(session, `prove/${it.id}`))) {
      addUntold(tally, 'the base request, accepted before, was turned down as well');
      return;
    }
    const retry = async (planned: PlannedRequest, serial: string): Promise<Submitted | null> => {
      const purpose = serial.startsWith('shrink') ? 'shrink' : 'confirm';
      const sent = await submit(session, planned, {
        occasion: { case: it.id, clause: it.clause, purpose },
        serial: round === 0 ? serial : `round-${round}/${serial}`,
      });
      await discard(session, sent);
      const again = await settle(session, sent, `${it.id}/${serial}`);
      return clashes(session, it, again, settled) ? again : null;
    };
    if (isCrash(first) && !(await isLastingCrash(session, it.id, (serial) => retry(it.request, serial)))) {
      forgive(tally, first);
      addUntold(tally, `it was ${describeReply(first.reply)}, and not again`);
      return;
    }
    const second = await repeated(it.request, retry);
    // What fails now and then only is given several chances before anything is taken for sound.
    const steady = second?.count === 1 && (await retry(it.request, 'steady')) !== null;
    const wavering = await waveringYardstick(session, it, first, twin, steady ? 6 : 40);
    if (wavering !== null) {
      forgive(tally, first);
      addUntold(tally, wavering);
      return;
    }
    if (second === null) {
      contradict(session, tally, first, twin, clash);
      tally.tryAgain = (next) => prove(session, it, tally, first, twin, clash, settled, next);
      return;
    }
    const plain = it.request.again.length === 0 && it.request.raw === '';
    const patient: Retry = async (planned, serial) => {
      for (let chance = 1; chance <= (steady ? 1 : chances); chance++) {
        const failed = await retry(planned, chance === 1 ? serial : `${serial}/${chance}`);
        if (failed !== null) return failed;
      }
      return null;
    };
    const smallest = plain ? await shrink(session, second.again, patient) : second.again;
    // A request that is not small yet does not show which clause its refusal breaks.
    if (it.side === 'accept' && session.conduit.stopped() !== null) {
      addUntold(
        tally,
        `a valid request was ${describeReply(first.reply)}, and the run ended before it was clear why`,
      );
      return;
    }
    const owner = tallyOf(session, await attribute(session, it, smallest, patient));
    const known = owner.violation !== null && owner !== tally;
    if (owner !== tally) forgive(tally, first);
    if (known) return;
    const before = owner.violation;
    owner.violation = {
      at: Math.min(first.exchange.ordinal, before?.at ?? first.exchange.ordinal),
      reason: clashText({ ...clash, actual: describeReply(smallest.reply) }),
      counterexample: counterexampleOf(
        session,
        smallest,
        await nearest(session, it, smallest, twin),
        clash.expected,
      ),
    };
    if (before === null)
      session.emit({ type: 'violation', clause: owner.clause.id, ordinal: first.exchange.ordinal });
  } finally {
    tally.proving = false;
  }
  const next = takeWaiting(tally);
  if (next !== null) await prove(session, next.it, tally, next.first, next.twin, next.clash, next.settled);
}

function takeWaiting(tally: Tally): Contradiction | null {
  const { waiting } = tally;
  tally.waiting = null;
  return waiting;
}

/** Whether a combination of a space is smaller than the one that is known to fail, and than the one to be proved next. */
function isSmaller({ enumerated }: Case, { values }: Submitted, { violation, waiting }: Tally): boolean {
  if (!enumerated) return false;
  const known = [violation?.counterexample.parameters, waiting?.first.values];
  return known.every((it) => it === undefined || Object.keys(values).length < Object.keys(it).length);
}

/** Sends the request again until it fails again: some endpoints are wrong now and then only. */
async function repeated(
  request: PlannedRequest,
  retry: (planned: PlannedRequest, serial: string) => Promise<Submitted | null>,
): Promise<{ readonly again: Submitted; readonly count: number } | null> {
  for (let count = 1; count <= mostConfirmations; count++) {
    const again = await retry(request, `confirm-${count}`);
    if (again !== null) return { again, count };
  }
  return null;
}

/**
 * Sends the twin and the control of a case again, `sendings` times: what is wrong with one of them now and then is not
 * about the case. What was wrong, with the clause that it is about put down as broken; null when both are answered as before.
 */
async function waveringYardstick(
  session: Session,
  it: Case,
  first: Submitted,
  twin: Submitted | null,
  sendings: number,
): Promise<string | null> {
  const { contract, golden } = session;
  const send = async (planned: PlannedRequest, serial: string) => {
    const occasion: Occasion = { case: it.id, clause: it.clause, purpose: 'confirm' };
    const sent = await submit(session, planned, { occasion, serial });
    await discard(session, sent);
    return settle(session, sent, `${it.id}/${serial}`);
  };
  const isTwinAsked = first.reply.kind === 'refused' && twin !== null && twin.planned !== golden?.planned;
  for (let count = 1; count <= sendings; count++) {
    if (isTwinAsked) {
      const again = await send(twin.planned, `twin-${count}`);
      if (clashes(session, it, again, false)) {
        await proveRefused(session, twin.planned, it.clause, again);
        return `its valid twin was ${describeReply(again.reply)} as well`;
      }
    }
    if (it.control !== null) {
      const again = await send(it.control, `control-${count}`);
      const [clause] = brokenClauses(again.expectation);
      const judgement = judge(contract, again.expectation, again.reply);
      if (judgement.kind === 'contradicts' && clause !== undefined) {
        const plain: Case = {
          ...it,
          id: `${it.id}/in-plain-form`,
          clause,
          request: it.control,
          control: null,
        };
        await prove(session, plain, tallyOf(session, clause), again, twin, judgement, false);
        return `the same in plain form was ${describeReply(again.reply)} as well`;
      }
    }
  }
  return null;
}

function clashes(session: Session, it: Case, { expectation, reply }: Submitted, settled: boolean): boolean {
  if (it.answered) return reply.kind === 'broken';
  const asked: Expectation = settled ? { ...expectation, kind: 'accept' } : expectation;
  return asked.kind !== 'open' && judge(session.contract, asked, reply).kind === 'contradicts';
}

function forgive(tally: Tally, first: Submitted): void {
  if (tally.suspicion?.at === first.exchange.ordinal) tally.suspicion = null;
}

/**
 * Proves that a valid request which was to be no more than a yardstick is refused. It is tried once for each request,
 * however many cases lean on it.
 */
export async function proveRefused(
  session: Session,
  planned: PlannedRequest,
  about: string,
  submitted: Submitted,
): Promise<void> {
  if (session.provedTwins.has(planned)) return;
  session.provedTwins.add(planned);
  const judgement = judge(session.contract, submitted.expectation, submitted.reply);
  if (judgement.kind !== 'contradicts' || submitted.expectation.kind !== 'accept') return;
  const clause = firstClauseOf(session, submitted, about);
  const it: Case = {
    id: `${clause}/accept/twin-${session.provedTwins.size}`,
    operation: session.contract.operation,
    clause,
    side: 'accept',
    label: 'a valid twin',
    request: planned,
    twin: null,
    control: null,
    answered: false,
  };
  await prove(session, it, tallyOf(session, clause), submitted, session.golden, judgement, false);
}
