import type { PlannedRequest } from '../../contract/test-case.ts';
import { isBreakdown, isSlow } from '../../oracle/claims/breakdown.ts';
import { contradictionIn, type Measure } from '../../oracle/claims/contradiction.ts';
import { isTwinKept } from '../../oracle/claims/evaluate-finding.ts';
import type { Basis } from '../../oracle/claims/finding-claim.ts';
import { hasSigns, isOddInput } from '../../oracle/odd-input.ts';
import { type CapacityCodes, lastOf } from '../../oracle/resolve.ts';
import { clauseWithoutCarriage } from '../../oracle/transport-clauses.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import type { RefusedRequest } from '../send/requests.ts';
import { plainRequest, type TargetProfile } from '../target-profile.ts';
import { answeredInTime } from './answered-in-time.ts';
import type { Step } from './ask.ts';
import { blame } from './blame.ts';
import { confirm } from './confirm.ts';
import { laxFirstPlace } from './lax-first-place.ts';
import { ordinaryFrom } from './ordinary-request.ts';
import { shrink, shrinkSendings } from './shrink.ts';
import { firstBrokenBaseline } from './steady-baseline.ts';
import type { CaseContradiction } from './unconfirmed-contradiction.ts';

/** What an investigation of single requests came to. */
export type Conclusion =
  | {
      readonly kind: 'finding';
      readonly basis: Exclude<Basis, 'unique' | 'refusals'>;
      /** The clause that is blamed. */
      readonly clause: string;
      readonly first: Answered;
      readonly again: readonly Answered[];
      readonly twins: readonly Answered[];
      readonly smallest: Answered;
      readonly nearest: Answered | null;
      readonly cure: Answered | null;
    }
  | {
      readonly kind: 'dismissal';
      readonly why: 'unsteady' | 'unstable-control' | 'ordinary' | 'ended';
      readonly again: readonly Answered[];
      readonly seen: number;
      readonly sent: number;
      /** For `unsteady` and `ordinary`: what raised it. */
      readonly first?: Answered;
      /** What was sent in alternation and was wrong as well. */
      readonly failedTwin: Answered | null;
    };

/** What is sent in alternation. A refusal in other words than documented may be about what surrounds the fault. */
function controlFor(
  { it, answered, twin, control }: Omit<CaseContradiction, 'kind'>,
  baseline: PlannedRequest,
): PlannedRequest {
  if (answered.reply.kind === 'refused' && it.side === 'refuse' && it.valid !== undefined) return it.valid;
  return control?.planned ?? twin?.planned ?? baseline;
}

/** Sendings of a candidate where the endpoint is wrong now and then only. */
const chancesWhenRare = 6;
/** A text that makes the target hang costs two time-outs each time. */
const mostHangs = 1;

/** Looks into a single request that contradicts: is it steady, how small can it be, and which clause is it about. */
export function* investigateCase(
  { it, answered: first, twin, control }: CaseContradiction,
  profile: TargetProfile,
  capacity: CapacityCodes,
  turnedAway: readonly RefusedRequest[],
): Step<Conclusion> {
  const { contract, facts } = profile;
  const baseline = plainRequest(profile, profile.baseline);
  const basis = it.answered ? 'answered' : 'request';
  const measure: Measure = { basis, clause: it.clause, twin: twin?.sent ?? null };
  const of = ({ sent }: Answered) => contradictionIn(contract, sent, measure, capacity);
  const raised = of(first);
  const beside = controlFor({ it, answered: first, twin, control }, baseline);
  if (raised === null) return dismissal('ended', []);
  const isLate =
    basis === 'answered' &&
    contradictionIn(contract, first.sent, { ...measure, twin: null }, capacity) === null;
  // What is late with everything says nothing of what it was asked.
  const isOnTime = (answered: Answered) =>
    !isLate || twin === null || !isSlow(observationOf(answered).exchange, lastOf(twin.sent));
  const isKept = (answered: Answered) => isTwinKept(contract, answered.sent, capacity) && isOnTime(answered);
  const inTime = isLate ? yield* answeredInTime(it.request, (answered) => of(answered) !== null) : null;
  if (inTime !== null) return { ...dismissal('unsteady', inTime), first };
  const confirmed = yield* confirm({
    planned: it.request,
    twin: beside,
    isAgainstControl: control !== null && beside === control.planned,
    first: raised,
    contradicts: (answered) => of(answered) !== null,
    isTwinKept: isKept,
  });
  const { assessment, again, twins } = confirmed;
  const seen = again.filter((answered) => of(answered) !== null).length;
  if (assessment === 'ended') return dismissal('ended', again, seen);
  if (assessment === 'unsteady') return { ...dismissal('unsteady', again, seen), first };
  if (assessment !== 'shown') {
    const failedTwin = twins.find((answered) => !isKept(answered)) ?? null;
    return { ...dismissal('unstable-control', again, seen), failedTwin };
  }
  if (isBreakdown(first.reply) && !raised.isRepeated) {
    // What is broken in one format whatever is asked is the matter of another clause.
    const { format, rpcSignature } = it.request;
    const failedTwin = yield* firstBrokenBaseline({
      planned: it.request,
      baseline: it.answered ? { ...baseline, format, rpcSignature } : baseline,
      between: turnedAway[0]?.planned ?? null,
    });
    if (failedTwin !== null) return { ...dismissal('unstable-control', again, seen), failedTwin };
  }
  const ordinary = basis === 'answered' ? yield* ordinaryFrom(profile, first, turnedAway) : null;
  if (ordinary !== null) return { ...dismissal('ordinary', [ordinary]), first };
  const isRare = seen < again.length;
  const isHang = observationOf(first).reply.kind === 'retryable';
  const chances = isRare ? chancesWhenRare : 1;
  const size = Object.keys(it.request.parameters).length;
  const isPlain = it.request.again.length === 0 && it.request.raw === '';
  const last = again.findLast((answered) => of(answered) !== null) ?? first;
  const smallest = isPlain
    ? yield* shrink({
        contract,
        facts,
        baseline,
        first: last,
        contradicts: (answered) => of(answered) !== null,
        chances,
        mostSendings: Math.max(shrinkSendings.least, shrinkSendings.each * size) * (isRare ? 2 : 1),
        mostContradictions: isHang ? mostHangs : Number.POSITIVE_INFINITY,
      })
    : last;
  const found = { kind: 'finding', basis, first, again, twins, smallest } as const;
  const { values, expectation } = observationOf(smallest);
  const isRefusedThoughValid = basis === 'request' && expectation.kind === 'accept';
  const isDown = smallest.reply.kind === 'malformed' && smallest.reply.cause === 'server';
  // What breaks down on a sign, or is never answered, does not show how the rule about the parameter is kept.
  const isOdd =
    isDown && (isHang || (isRefusedThoughValid ? hasSigns(contract, values) : isOddInput(contract, values)));
  if (isOdd || !isRefusedThoughValid) {
    const nearest = yield* nearestTo(smallest, { it, twin, accepted: profile.accepted, baseline });
    const lax = isOdd ? null : yield* laxFirstPlace(profile, smallest, (answered) => of(answered) !== null);
    if (lax !== null) return { ...found, clause: lax, nearest, cure: null };
    return isOdd
      ? { ...found, basis: 'answered', clause: contract.common.robustInput, nearest, cure: null }
      : {
          ...found,
          clause: clauseWithoutCarriage(contract, it.clause, observationOf(smallest)),
          nearest,
          cure: null,
        };
  }
  const refused = {
    contract,
    baseline,
    planned: smallest.planned,
    values,
    clause: it.clause,
  };
  const blamed = yield* blame(refused, isRare ? chancesWhenRare : 1, isKept);
  if (blamed === null) return dismissal('ended', again, seen);
  return { ...found, clause: blamed.clause, nearest: blamed.cure ?? profile.accepted, cure: blamed.cure };
}

function dismissal(
  why: Extract<Conclusion, { kind: 'dismissal' }>['why'],
  again: readonly Answered[],
  seen = 0,
): Extract<Conclusion, { kind: 'dismissal' }> {
  return { kind: 'dismissal', why, again, seen: seen + 1, sent: again.length + 1, failedTwin: null };
}

/** The accepted request to show beside the smallest: its twin without what was shrunk away. It is sent, and shown only if it is accepted. */
function* nearestTo(
  smallest: Answered,
  {
    it,
    twin,
    accepted,
    baseline,
  }: Pick<CaseContradiction, 'it' | 'twin'> & {
    readonly accepted: Answered;
    readonly baseline: PlannedRequest;
  },
): Step<Answered | null> {
  if (twin === null || it.side !== 'refuse') return accepted;
  const { parameters } = smallest.planned;
  const usual = twin.planned.parameters;
  const kept = Object.entries(usual).filter(([name]) => name in parameters || name in baseline.parameters);
  const added = Object.entries(parameters).filter(
    ([name]) => !(name in usual) && it.request.parameters[name] === undefined,
  );
  const planned = { ...twin.planned, parameters: Object.fromEntries([...kept, ...added]) };
  if (JSON.stringify(planned) === JSON.stringify(twin.planned)) return twin;
  const shorter = yield { planned, serial: 'nearest', purpose: 'twin' };
  return shorter?.reply.kind === 'accepted' ? shorter : twin;
}
