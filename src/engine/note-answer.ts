import { type Remark, readEnvelope } from '../oracle/read-envelope.ts';
import { contradict } from './contradict.ts';
import type { Given, IdMemory } from './id-memory.ts';
import { type Session, tallyOf } from './session.ts';
import type { Submitted } from './submit.ts';

/** Puts down what an answer shows about the clauses that every answer speaks to. */
export function noteAnswer(session: Session, submitted: Submitted): void {
  const { contract } = session;
  const { exchange, reply } = submitted;
  // What turned the request away, such as wrong credentials, is not the operation's own answer.
  if (reply.kind === 'barred' && reply.cause !== 'quota' && reply.cause !== 'token') return;
  for (const remark of readEnvelope(contract, exchange, reply)) note(session, submitted, remark);
  if (reply.kind === 'later') return;
  const side = reply.kind === 'accepted' ? 'accept' : 'refuse';
  const again = (clause: string, what: string, given: Given | undefined): Remark => ({
    clause,
    side,
    kept: given === undefined,
    expected: `${what} that no other request was given`,
    actual: given === undefined ? 'a new one' : `answered with the one of request ${given.ordinal}`,
  });
  if (submitted.requestId !== '')
    note(
      session,
      submitted,
      again(
        contract.common.requestIdUnique,
        'a RequestId',
        otherUse(session, session.requestIds, submitted.requestId, submitted),
      ),
    );
  if (reply.kind === 'accepted' && reply.id !== null)
    note(
      session,
      submitted,
      again(
        contract.common.resultId,
        `a ${contract.result.id}`,
        otherUse(session, session.resourceIds, reply.id, submitted),
      ),
    );
}

/** The earlier request that got `id`, unless this one repeats its token. */
function otherUse(
  session: Session,
  known: IdMemory,
  id: string,
  { values, exchange }: Submitted,
): Given | undefined {
  const token = values[session.contract.idempotence.parameter] ?? null;
  const earlier = known.find(id);
  if (earlier === undefined) known.add(id, token, exchange.ordinal);
  return earlier?.hadToken(token) ? undefined : earlier;
}

function note(session: Session, submitted: Submitted, remark: Remark): void {
  const tally = tallyOf(session, remark.clause);
  tally.planned++;
  tally.done++;
  tally.requests++;
  tally.judged++;
  if (remark.side === 'accept') tally.accepted++;
  else tally.refused++;
  if (!remark.kept) contradict(session, tally, submitted, null, remark);
}
