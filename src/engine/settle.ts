import { decode } from '../client/decode.ts';
import { textAt } from '../oracle/read-reply.ts';
import { contradict } from './contradict.ts';
import { type Session, tallyOf } from './session.ts';
import { baseHolds, type Submitted } from './submit.ts';

/**
 * Tells what an answer was that could be due to the target's state as well as to the request: while the base request
 * is accepted, it is due to the request. No answer at all is then a breakdown, and a refusal that names permissions,
 * quotas or the action is a refusal.
 */
export async function settle(session: Session, submitted: Submitted, serial: string): Promise<Submitted> {
  const { reply, expectation } = submitted;
  if (reply.kind === 'barred') {
    const ambiguous =
      reply.cause === 'quota' ||
      (expectation.kind === 'refuse' && ['permission', 'action'].includes(reply.cause));
    if (!ambiguous || !(await baseHolds(session, `settle/${serial}`))) return submitted;
    session.seen.refused ||= expectation.kind === 'refuse';
    return {
      ...submitted,
      reply: { kind: 'refused', status: reply.status, code: reply.code, message: reply.message },
    };
  }
  if (reply.kind !== 'later' || !['lost', 'timeout', 'unavailable'].includes(reply.cause)) return submitted;
  if (!(await baseHolds(session, `settle/${serial}`))) return submitted;
  session.conduit.tireOf(reply.cause);
  noteUnavailable(session, submitted);
  const detail = `no answer, time after time (${reply.detail}), while an ordinary request was accepted`;
  return { ...submitted, reply: { kind: 'broken', cause: 'server', detail } };
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
