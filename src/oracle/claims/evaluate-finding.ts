import type { Contract } from '../../contract/contract.ts';
import { assess } from '../assess.ts';
import { counterexampleOf, type TargetUrls } from '../counterexample.ts';
import type { Evidence } from '../evidence.ts';
import { marksOf } from '../marks-of.ts';
import { type CapacityCodes, lastOf, resolveReply, type Sent } from '../resolve.ts';
import { type Contradiction, contradictionIn } from './contradiction.ts';
import { isKept, ordinalsOf } from './evaluate-case.ts';
import { contradictionOfForm } from './evaluate-refusal-form.ts';
import type { FindingClaim } from './finding-claim.ts';

/** The requests that a finding cites, read. */
export interface FindingSent {
  readonly first: Sent;
  readonly again: readonly Sent[];
  readonly twins: readonly Sent[];
  readonly smallest: Sent;
  readonly nearest: Sent | null;
  readonly cure: Sent | null;
}

/** What a finding shows: that its clause is broken, or that this was not shown. */
export function evaluateFinding(
  contract: Contract,
  claim: FindingClaim,
  sent: FindingSent,
  capacity: CapacityCodes,
  target: TargetUrls,
): Evidence {
  const shown =
    claim.basis === 'unique'
      ? sharedIds(contract, claim, sent)
      : claim.basis === 'refusals'
        ? claim.clause === contract.common.errorEnvelope
          ? contradictionOfForm(contract, sent)
          : null
        : contradicts(contract, claim, sent, capacity);
  const cited = [claim.first, ...claim.again, ...claim.twins, claim.smallest, claim.nearest, claim.cure];
  const say = (verdict: Evidence['verdict'], reason: string, more: Partial<Evidence> = {}): Evidence => ({
    operation: claim.operation,
    clause: claim.clause,
    case: claim.case,
    verdict,
    side: null,
    exchanges: [...new Set(cited.flatMap(ordinalsOf))],
    reason,
    accepted: 0,
    refused: 0,
    ...more,
  });
  if (shown === null) return say('inconclusive', 'a contradiction was not shown again');
  const { cure } = sent;
  if (cure !== null && !isKept(contract, lastOf(cure).expectation, resolveReply(contract, cure, capacity)))
    return say('inconclusive', 'what the target refuses was not shown to be what this clause is about');
  const nearest = sent.nearest === null ? null : lastOf(sent.nearest);
  return say('contradicted', `expected ${shown.expected}, received: ${shown.actual}`, {
    confirmed: {
      at: lastOf(sent.first).exchange.ordinal,
      counterexample: counterexampleOf(contract, target, lastOf(sent.smallest), nearest, shown.expected),
      raisedBy: claim.raisedBy,
    },
  });
}

/** How the smallest request contradicts, if the first was shown again in alternation with its twin; else null. */
function contradicts(
  contract: Contract,
  claim: FindingClaim,
  { first, again, twins, smallest }: FindingSent,
  capacity: CapacityCodes,
): Pick<Contradiction, 'expected' | 'actual'> | null {
  if (claim.basis === 'unique' || claim.basis === 'refusals') return null;
  const [twin = null] = twins;
  const measure = { basis: claim.basis, clause: claim.clause, twin };
  const of = (sent: Sent) => contradictionIn(contract, sent, measure, capacity);
  const raised = of(first);
  if (raised === null) return null;
  const assessment = assess({
    seen: again.map((it) => of(it) !== null),
    twins: twins.map((it) => isTwinKept(contract, it, capacity)),
    isHard: raised.isHard,
  });
  const isShown = assessment === 'shown' || (raised.isRepeated && assessment !== 'unstable-control');
  return isShown ? of(smallest) : null;
}

/** Twins that touch open points are accepted, whatever the documents leave open. */
export function isTwinKept(contract: Contract, twin: Sent, capacity: CapacityCodes): boolean {
  const { expectation } = lastOf(twin);
  const reply = resolveReply(contract, twin, capacity);
  return expectation.kind === 'open' ? reply.kind === 'accepted' : isKept(contract, expectation, reply);
}

/** Two requests with one id each that other requests, without their tokens, were given. */
function sharedIds(
  contract: Contract,
  { clause }: FindingClaim,
  { first, again, twins }: FindingSent,
): Pick<Contradiction, 'expected' | 'actual'> | null {
  const { resultId } = contract.common;
  const idOf = (sent: Sent): string => {
    const { reply, requestId } = lastOf(sent);
    if (clause !== resultId) return requestId;
    return reply.kind === 'accepted' ? (reply.id ?? '') : '';
  };
  const collisions = [first, ...again];
  const areShared = collisions.every((it, index) => {
    const other = twins[index];
    if (other === undefined || idOf(it) === '') return false;
    const [mine, its] = [lastOf(it), lastOf(other)];
    const { token, asked } = marksOf(contract, mine.values);
    const others = marksOf(contract, its.values);
    const isReplay =
      (token !== null && token === others.token) ||
      (clause === resultId && asked !== null && asked === others.asked);
    return idOf(it) === idOf(other) && !isReplay && mine.exchange.ordinal !== its.exchange.ordinal;
  });
  if (!areShared || collisions.length < 2) return null;
  const name = clause === resultId ? contract.result.id : contract.protocol.envelope.requestId;
  const [earlier] = twins;
  return {
    expected: `a ${name} that no other request was given`,
    actual: `answered with the one of request ${earlier === undefined ? '' : lastOf(earlier).exchange.ordinal}`,
  };
}
