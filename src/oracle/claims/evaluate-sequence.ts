import type { Contract } from '../../contract/contract.ts';
import { parametersOfShape } from '../../contract/of-shape.ts';
import { describeReply } from '../describe-reply.ts';
import type { Evidence } from '../evidence.ts';
import { type ReadbackObservation, readbackObservations } from '../judge-readback.ts';
import type { Observation } from '../observation.ts';
import { judgeSequence } from '../sequences/judge-sequence.ts';
import type { SequenceJudgement } from '../sequences/sequence-judgement.ts';
import type { CitedStep } from './cited.ts';
import { type Lookup, readSteps } from './read-steps.ts';
import type { SequenceClaim } from './sequence-claim.ts';

/** How long every target remembers a token, in milliseconds: the documents do not say. */
const rememberedMs = 120_000;

/** What an execution of a sequence shows. */
export function judgeExecution(
  contract: Contract,
  { property, steps }: Pick<SequenceClaim, 'property' | 'steps'>,
  lookup: Lookup,
): SequenceJudgement {
  const judgement = judgeSequence(contract, property, readSteps(contract, steps, lookup));
  return judgement.kind === 'contradicts' && tookLong(steps, lookup)
    ? { kind: 'inconclusive', reason: 'too much time had passed since its first request' }
    : judgement;
}

/** The evidence of a sequence about its clause, or about the one that what it shows is about. */
export function evaluateSequence(
  contract: Contract,
  claim: SequenceClaim,
  lookup: Lookup,
): readonly Evidence[] {
  const { operation, case: id, label, steps } = claim;
  const creates = createsIn(steps).map(lookup.create);
  // Of a clause about single requests a sequence is one more case: its last request.
  const method = contract.clauses.find((it) => it.id === claim.clause)?.method.kind;
  const counted = method === 'sequence' ? creates : creates.slice(-1);
  const say = (verdict: Evidence['verdict'], reason: string, more: Partial<Evidence> = {}): Evidence => ({
    operation,
    clause: claim.clause,
    case: id,
    verdict,
    side: null,
    exchanges: exchangesIn(steps),
    reason,
    accepted: 0,
    refused: 0,
    ...more,
  });
  const judgement = judgeExecution(contract, claim, lookup);
  switch (judgement.kind) {
    case 'kept':
      return [
        say('kept', '', {
          accepted: counted.filter(({ reply }) => reply.kind === 'accepted').length,
          refused: counted.filter(({ reply }) => reply.kind === 'refused').length,
        }),
        ...openPoints(contract, claim, lookup).map(({ point, what }) =>
          say('observed', 'seen', { clause: point, label: what }),
        ),
      ];
    case 'contradicts': {
      const clause = clauseOf(contract, claim.clause, judgement);
      return [
        say('contradicted', `expected ${judgement.expected}, received: ${judgement.actual}`, { clause }),
        // Of its own clause the sequence tells nothing then.
        ...(clause === claim.clause ? [] : [say('moot', '')]),
      ];
    }
    case 'inconclusive':
      return [say('inconclusive', judgement.reason)];
    case 'inapplicable':
      return [say('not-applicable', judgement.reason)];
    case 'observed':
      return [say('observed', judgement.what, { label })];
    case 'passed-over':
      return [
        say('moot', ''),
        ...refusedRepeats(contract, creates).map((it) =>
          say('observed', it, { clause: contract.common.resultRepeated, label: 'a value twice in a list' }),
        ),
      ];
  }
}

/** How creates with a value twice in a list were refused: then it is not shown in any way. */
function refusedRepeats(contract: Contract, creates: readonly Observation[]): readonly string[] {
  const lists = [...parametersOfShape(contract, 'list'), ...parametersOfShape(contract, 'group')];
  const points = lists.map(({ open }) => open.repeated);
  return creates
    .filter(({ expectation }) => expectation.openPoints.some((point) => points.includes(point)))
    .map(({ reply }) => describeReply(reply));
}

/** What a sequence that reads what it made shows of what is open about lists. */
function openPoints(
  contract: Contract,
  { property, steps }: SequenceClaim,
  lookup: Lookup,
): readonly ReadbackObservation[] {
  if (property !== 'readback') return [];
  const executed = readSteps(contract, steps, lookup);
  return executed.flatMap((step) => {
    if (step.kind !== 'read' || step.shown === undefined || step.shown === null) return [];
    const made = executed[step.of];
    const values = made?.kind === 'create' ? made.answers[0]?.values : undefined;
    return values === undefined ? [] : readbackObservations(contract, values, step.shown);
  });
}

/** The clause that a contradiction is about: the sequence's own, or another one about tokens. */
export function clauseOf(
  contract: Contract,
  own: string,
  judgement: Extract<SequenceJudgement, { kind: 'contradicts' }>,
): string {
  return judgement.about === undefined ? own : (contract.idempotence?.clauses[judgement.about] ?? own);
}

/** Ordinals of the creates of a sequence. */
export function createsIn(steps: readonly CitedStep[]): readonly number[] {
  return steps.flatMap((step) => (step.kind === 'create' ? step.at : []));
}

/** Ordinals of all exchanges of a sequence. */
export function exchangesIn(steps: readonly CitedStep[]): readonly number[] {
  return steps.flatMap((step) => (step.kind === 'pause' ? [] : step.at));
}

/** Whether a sequence that waited for others took so long that its token may be forgotten. */
function tookLong(steps: readonly CitedStep[], lookup: Lookup): boolean {
  if (!steps.some(({ kind }) => kind === 'pause')) return false;
  const times = createsIn(steps).map((ordinal) => lookup.create(ordinal).exchange.startedAt);
  return Math.max(...times) - Math.min(...times) > rememberedMs;
}
