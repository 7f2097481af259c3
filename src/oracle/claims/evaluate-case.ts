import type { Contract } from '../../contract/contract.ts';
import { describeReply } from '../describe-reply.ts';
import type { Evidence } from '../evidence.ts';
import { brokenClauses, type Expectation } from '../expectation.ts';
import { type Judgement, judge } from '../judge.ts';
import type { Observation } from '../observation.ts';
import type { Reply } from '../read-reply.ts';
import { type CapacityCodes, lastOf, resolveReply, type Sent } from '../resolve.ts';
import { breakdownOf } from './breakdown.ts';
import type { BatchClaim, CaseClaim } from './case-claim.ts';
import type { Cited } from './cited.ts';

/** The requests that a claim cites, read. */
export interface CaseSent {
  readonly request: Sent | null;
  readonly twin: Sent | null;
  readonly control: Sent | null;
}

/** What one case shows: of its own clause or, where it touches open points, of those. */
export function evaluateCase(
  contract: Contract,
  claim: CaseClaim,
  { request, twin, control }: CaseSent,
  capacity: CapacityCodes,
): readonly Evidence[] {
  const exchanges = [claim.request, claim.twin, claim.control].flatMap(ordinalsOf);
  const say = (verdict: Evidence['verdict'], reason = '', more: Partial<Evidence> = {}): Evidence => ({
    operation: claim.operation,
    clause: claim.clause,
    case: claim.case,
    verdict,
    side: claim.side === 'open' ? null : claim.side,
    exchanges,
    reason,
    accepted: 0,
    refused: 0,
    ...(claim.enumerated && { enumerated: true }),
    ...more,
  });
  if (claim.side !== 'open' && claim.basis === 'request') {
    const controls = judgeYardsticks(contract, twin, control, capacity);
    if (controls === 'moot') return [say('moot')];
    if (controls !== null) return [say('inconclusive', controls)];
  }
  if (request === null) return [say('inconclusive', 'it was not sent')];
  const reply = resolveReply(contract, request, capacity);
  const described = describeReply(reply);
  const observed = (clause: string) =>
    say('observed', described, { clause, label: claim.label, ...countOf(reply) });
  if (claim.side === 'open') return [observed(claim.clause)];
  if (claim.basis === 'answered')
    return [
      evaluateAnswered(lastOf(request), reply, twin === null ? null : lastOf(twin), say),
      ...repeated(contract, request, observed),
    ];
  const twinExpectation = twin === null ? null : lastOf(twin).expectation;
  const twinReply = twin === null ? null : resolveReply(contract, twin, capacity);
  const expectation = expectationBeside(lastOf(request).expectation, twinExpectation, twinReply);
  if (expectation.kind === 'open') return [say('moot'), ...expectation.openPoints.map(observed)];
  if (!isOfSide(claim, expectation, control)) return [say('moot')];
  return [evaluated(judge(contract, expectation, reply), say)];
}

/** Whether twin and control let a case show anything: `moot` when they do not, or why that cannot be told. */
export function judgeYardsticks(
  contract: Contract,
  twin: Sent | null,
  control: Sent | null,
  capacity: CapacityCodes,
): string | 'moot' | null {
  if (twin !== null) {
    const { expectation } = lastOf(twin);
    const reply = resolveReply(contract, twin, capacity);
    if (expectation.kind === 'open' && reply.kind !== 'accepted') return 'moot';
    if (expectation.kind === 'accept' && !isKept(contract, expectation, reply))
      return `its valid twin was ${describeReply(reply)}`;
  }
  if (control === null) return null;
  // A fault that the target lets pass in its plain form says nothing about another way to send it.
  return isKept(contract, lastOf(control).expectation, resolveReply(contract, control, capacity))
    ? null
    : 'moot';
}

/** What a batch shows of each of its cases: all or nothing. Empty when its cases have to be sent alone. */
export function evaluateBatch(
  contract: Contract,
  claim: BatchClaim,
  { request, twin }: { readonly request: Sent; readonly twin: Sent | null },
  capacity: CapacityCodes,
): readonly Evidence[] {
  const { expectation } = lastOf(request);
  const valid =
    expectation.kind === claim.side &&
    isKept(contract, expectation, resolveReply(contract, request, capacity)) &&
    (twin === null || isKept(contract, lastOf(twin).expectation, resolveReply(contract, twin, capacity)));
  if (!valid) return [];
  const exchanges = [claim.request, claim.twin].flatMap(ordinalsOf);
  return claim.parts.map((part) => ({
    operation: claim.operation,
    ...part,
    verdict: 'kept',
    side: claim.side,
    exchanges,
    reason: '',
    accepted: claim.side === 'accept' ? 1 : 0,
    refused: claim.side === 'refuse' ? 1 : 0,
  }));
}

/**
 * What is expected of a request whose twin was let pass although it touches the same open points: the target has
 * settled them, and the request is accepted or refused by what it breaks.
 */
export function expectationBeside(
  expectation: Expectation,
  twin: Expectation | null,
  reply: Reply | null,
): Expectation {
  const isSettled =
    expectation.kind === 'open' &&
    twin?.kind === 'open' &&
    reply?.kind === 'accepted' &&
    String(twin.openPoints) === String(expectation.openPoints);
  return isSettled
    ? { ...expectation, kind: expectation.breaches.length > 0 ? 'refuse' : 'accept' }
    : expectation;
}

/** Ordinals that a citation names. */
export function ordinalsOf(cited: Cited | null): readonly number[] {
  return cited === null ? [] : [cited.at, ...cited.again, ...cited.baselines];
}

/** Whether a reply is what the documents ask for. */
export function isKept(contract: Contract, expectation: Expectation, reply: Reply | null): boolean {
  return reply !== null && expectation.kind !== 'open' && judge(contract, expectation, reply).kind === 'kept';
}

/** A case says what it is about; the request on the wire has to break that clause, and nothing where it must be accepted. */
function isOfSide(claim: CaseClaim, expectation: Expectation, control: Sent | null): boolean {
  if (claim.side === 'accept') return expectation.kind === 'accept';
  const broken = brokenClauses(expectation);
  return expectation.kind === 'refuse' && (control !== null || broken.includes(claim.clause));
}

type Say = (verdict: Evidence['verdict'], reason?: string, more?: Partial<Evidence>) => Evidence;

function evaluated(judgement: Judgement, say: Say): Evidence {
  switch (judgement.kind) {
    case 'inconclusive':
      return say('inconclusive', judgement.reason);
    case 'contradicts':
      return say('contradicted', `expected ${judgement.expected}, received: ${judgement.actual}`);
    case 'kept':
      return say('kept', '', judgement.side === 'accept' ? { accepted: 1 } : { refused: 1 });
  }
}

function evaluateAnswered(
  observation: Observation,
  reply: Reply,
  usual: Observation | null,
  say: Say,
): Evidence {
  if (reply.kind === 'retryable') return say('inconclusive', describeReply(reply));
  // Whatever turned the request away, it was an answer.
  const breakdown = breakdownOf(observation, reply, usual);
  return breakdown === null
    ? say('kept', '', reply.kind === 'accepted' ? { accepted: 1 } : { refused: 1 })
    : say('contradicted', `expected accepted or refused, received: ${breakdown}`);
}

/** What an answer that is only seen counts as: whatever turned a request away, it was refused. */
function countOf({ kind }: Reply): Partial<Evidence> {
  if (kind === 'accepted') return { accepted: 1 };
  return kind === 'refused' || kind === 'blocked' ? { refused: 1 } : {};
}

/** A parameter given twice is an open point whatever else is odd. */
function repeated(
  contract: Contract,
  sent: Sent,
  observed: (clause: string) => Evidence,
): readonly Evidence[] {
  const { duplicateParameters } = contract.common;
  return lastOf(sent).expectation.openPoints.includes(duplicateParameters)
    ? [observed(duplicateParameters)]
    : [];
}
