import { decode } from '../client/decode.ts';
import type { Reply } from '../oracle/read-reply.ts';
import { textAt } from '../oracle/read-reply.ts';
import { baseHolds } from './base-holds.ts';
import { contradict } from './contradict.ts';
import { discard } from './discard.ts';
import { type Session, tallyOf } from './session.ts';
import { type Submitted, submit } from './submit.ts';

/**
 * Tells what an answer was that could be due to the target's state as well as to the request: while the base request
 * is accepted, it is due to the request. No answer at all is then a breakdown, and a refusal that names permissions,
 * quotas or the action is a refusal.
 */
export async function settle(session: Session, submitted: Submitted, serial: string): Promise<Submitted> {
  const { reply, expectation, exchange, planned, occasion } = submitted;
  if (reply.kind === 'barred') {
    if (reply.cause === 'quota') return settleQuota(session, submitted, serial);
    const ambiguous =
      reply.cause === 'action' || (expectation.kind === 'refuse' && reply.cause === 'permission');
    return ambiguous && (await baseHolds(session, `settle/${serial}`))
      ? refusedAs(session, submitted, reply)
      : submitted;
  }
  if (reply.kind !== 'later' || !['lost', 'timeout', 'unavailable'].includes(reply.cause)) return submitted;
  if (!(await baseHolds(session, `settle/${serial}`))) return submitted;
  // One that was caught by an outage is answered when it is sent again, as the base request is.
  for (let count = 1; reply.cause !== 'timeout' && count < lastingSendings; count++) {
    const again = await submit(session, planned, { occasion, serial: `lasting/${serial}/${count}` });
    await discard(session, again);
    if (again.reply.kind !== 'later') return settle(session, again, `${serial}/again`);
    if (!(await baseHolds(session, `settle/${serial}/${count}`))) return again;
  }
  session.conduit.tireOf(reply.cause);
  const { response } = exchange;
  const answer = response === undefined ? null : decode(response);
  const code = answer === null ? '' : textAt(answer, 'Code');
  // What is wrong with the request has a code that sounds as if nobody had looked at it.
  if (response !== undefined && response.status < 500 && answer !== null && code !== '')
    return refusedAs(session, submitted, {
      status: response.status,
      code,
      message: textAt(answer, 'Message'),
    });
  noteUnavailable(session, submitted);
  const detail = `no answer, time after time (${reply.detail}), while an ordinary request was accepted`;
  return { ...submitted, reply: { kind: 'broken', cause: 'server', detail } };
}

type Said = Pick<Extract<Reply, { kind: 'refused' }>, 'status' | 'code' | 'message'>;

function refusedAs(session: Session, submitted: Submitted, { status, code, message }: Said): Submitted {
  session.seen.refused ||= submitted.expectation.kind === 'refuse';
  return { ...submitted, reply: { kind: 'refused', status, code, message } };
}

/** How often a request goes without an answer before that is put down to the request. */
const lastingSendings = 3;

/** Milliseconds between looks at a target that may count late what was deleted. */
const quotaWaits = [50, 400, 1500, 4000];

/**
 * A refusal that names a quota is about the request only if it comes again and again between base requests that are
 * accepted; those have to take a place of their own, which a replay does not.
 */
async function settleQuota(session: Session, submitted: Submitted, serial: string): Promise<Submitted> {
  const { reply, expectation, planned, occasion } = submitted;
  if (reply.kind !== 'barred' || session.resources.removable === false) return submitted;
  for (const [round, wait] of quotaWaits.entries()) {
    if (!(await baseHolds(session, `settle/${serial}/${round}`))) return submitted;
    // A request that must be refused says so with or without a place; a valid one is sent once more.
    if (expectation.kind === 'refuse') break;
    if (expectation.kind === 'open' && session.refusalCodes.has(reply.code)) break;
    await session.options.wait(wait);
    const again = await submit(session, planned, { occasion, serial: `quota/${serial}/${round}` });
    await discard(session, again);
    if (again.reply.kind !== 'barred' || again.reply.cause !== 'quota') return again;
  }
  const isDocumented = session.contract.quota.errors.some(({ code }) => code === reply.code);
  if (expectation.kind === 'refuse' && !isDocumented) session.refusalCodes.add(reply.code);
  return refusedAs(session, submitted, reply);
}

/** An error with a Code that comes time after time for what is wrong with the request is a refusal in the wrong status. */
function noteUnavailable(session: Session, submitted: Submitted): void {
  const { exchange, expectation, reply } = submitted;
  const { response } = exchange;
  if (reply.kind !== 'later' || reply.cause !== 'unavailable' || response === undefined) return;
  const code = textAt(decode(response), 'Code');
  if (expectation.kind !== 'refuse' || code === '') return;
  contradict(session, tallyOf(session, session.contract.common.errorEnvelope), submitted, null, {
    expected: 'a 4xx status with Code and Message',
    actual: `HTTP ${response.status}, Code ${code}, time after time`,
  });
}
