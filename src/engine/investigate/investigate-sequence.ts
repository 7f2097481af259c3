import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../../contract/contract.ts';
import type { Sequence, Step } from '../../contract/sequence.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import { type Assessment, assess } from '../../oracle/assess.ts';
import { isBreakdown } from '../../oracle/claims/breakdown.ts';
import { inDocumentedSpelling } from '../../oracle/transport-clauses.ts';
import type { SequenceStep } from './ask-sequence.ts';
import { idsShared } from './ids-shared.ts';
import { inCompany } from './in-company.ts';
import { judged } from './judged.ts';
import type { SequenceInvestigation } from './sequence-investigation.ts';
import { smallerSequences } from './smaller-sequences.ts';
import { isBaselineBroken } from './steady-baseline.ts';
import type { Execution } from './unconfirmed-contradiction.ts';

/** What an investigation of a sequence came to. */
export interface SequenceConclusion {
  readonly assessment: Assessment | 'ended' | 'token-forgotten' | 'ids-shared';
  readonly executions: readonly Execution[];
  readonly smallest: Execution;
  readonly seen: number;
  /** The smallest one with its request carried as usual, which was kept; null where it was not. */
  readonly cure: Execution | null;
  /** An execution that shows that it is another clause's matter. */
  readonly other: Execution | null;
}

const mostExecutions = { shrink: 16, token: 6, cure: 3 } as const;

/** Executes a sequence that contradicts again, then without one step or another. */
export function* investigateSequence(given: SequenceInvestigation): SequenceStep<SequenceConclusion> {
  const { contract, first } = given;
  const judge = (execution: Execution) => judged(contract, execution);
  const raised = judge(first);
  const isHard = raised.kind === 'contradicts' && raised.isSoft !== true;
  const again: Execution[] = [];
  let assessment: Assessment | 'ended' = 'undecided';
  while (assessment === 'undecided') {
    const sequence = inCompany(given, again.length);
    const execution = yield { sequence, serial: `confirm-${again.length + 1}` };
    if (execution === null) {
      assessment = 'ended';
      break;
    }
    again.push(execution);
    const told = again.map(judge).filter(({ kind }) => kind !== 'inconclusive');
    const seen = told.map(({ kind }) => kind === 'contradicts');
    assessment = assess({ seen, twins: [], isHard });
    if (again.length > seen.length + 8) assessment = 'unsteady';
  }
  const contradicting = again.filter((it) => judge(it).kind === 'contradicts');
  const base = {
    executions: [first, ...again],
    smallest: first,
    seen: contradicting.length + 1,
    cure: null,
    other: null,
  };
  if (assessment !== 'shown') return { ...base, assessment };
  if (breaksDown(contract, first) && (yield* isBaselineBroken(given.baseline, first)))
    return { ...base, assessment: 'unstable-control' };
  if (yield* isTurnedDownAlone(given)) return { ...base, assessment: 'ended' };
  const forgotten = yield* tokenForgotten(given);
  if (forgotten !== null) return { ...base, assessment: 'token-forgotten', other: forgotten };
  const shared = yield* idsShared(given, contradicting);
  if (shared !== null) return { ...base, assessment: 'ids-shared', other: shared };
  let smallest = contradicting.at(-1) ?? first;
  let left = mostExecutions.shrink;
  for (let progress = true; progress && left > 0; ) {
    progress = false;
    for (const sequence of smallerSequences(given, smallest.sequence)) {
      if (left-- <= 0) break;
      const execution = yield { sequence, serial: `shrink-${mostExecutions.shrink - left}` };
      if (execution === null) return { ...base, assessment, smallest };
      if (judge(execution).kind !== 'contradicts') continue;
      smallest = execution;
      progress = true;
      break;
    }
  }
  return { ...base, assessment, smallest, cure: yield* carriedAsUsual(given, smallest) };
}

/**
 * A sequence that reads what it made, or one of which a request was refused, with its requests carried and spelled as
 * usual: kept, it shows that this matters.
 */
function* carriedAsUsual(
  { contract, baseline }: SequenceInvestigation,
  smallest: Execution,
): SequenceStep<Execution | null> {
  const { method, place, format, rpcSignature } = baseline;
  const { sequence } = smallest;
  const judgement = judged(contract, smallest);
  const isRefused = judgement.kind === 'contradicts' && judgement.isSoft === true;
  if (sequence.check !== 'readback' && !(sequence.check === 'tokens' && isRefused)) return null;
  const usual = ({ parameters, ...request }: PlannedRequest): PlannedRequest => ({
    ...request,
    parameters: inDocumentedSpelling(contract, parameters),
    method,
    place,
    format,
    rpcSignature,
  });
  const steps = sequence.steps.map((step) =>
    step.kind === 'create' ? { ...step, request: usual(step.request) } : step,
  );
  const isUsual = steps.every((step, index) => {
    const own = sequence.steps[index];
    if (step.kind !== 'create' || own?.kind !== 'create') return true;
    return isDeepStrictEqual(step.request, { ...own.request, rpcSignature });
  });
  if (isUsual) return null;
  let cure: Execution | null = null;
  // What is wrong now and then only goes away by chance as well: in turn with the one that it is held against.
  for (let count = 1; count <= mostExecutions.cure; count++) {
    const execution = yield { sequence: { ...sequence, steps }, serial: `as-usual-${count}` };
    if (execution === null || judged(contract, execution).kind !== 'kept') return null;
    cure = execution;
    if (count === mostExecutions.cure) break;
    const other = yield { sequence, serial: `as-it-was-${count}` };
    if (other === null || judged(contract, other).kind !== 'contradicts') return null;
  }
  return cure;
}

/** Whether the request that was turned down is not accepted alone, with a token of its own, either. */
function* isTurnedDownAlone({ contract, first }: SequenceInvestigation): SequenceStep<boolean> {
  const { check, id, steps } = first.sequence;
  const step = check === 'mismatch' ? steps[1] : refusedStep(contract, first);
  if (step?.kind !== 'create') return false;
  const execution = yield {
    sequence: {
      ...first.sequence,
      id: `${id}/other-alone`,
      check: 'tokens',
      steps: [{ ...step, times: 1 }],
    },
    serial: 'alone',
  };
  return execution?.creates.some(({ reply }) => reply.kind !== 'accepted') === true;
}

/** The step whose request should have made another resource and was refused; what is said of its token is about others. */
function refusedStep(contract: Contract, execution: Execution): Step | undefined {
  const { sequence, steps, creates } = execution;
  const judgement = judged(contract, execution);
  if (judgement.kind !== 'contradicts' || judgement.about !== 'distinct') return undefined;
  const { at } = judgement;
  const culprit = creates.find(({ exchange }) => exchange.ordinal === at);
  if (culprit?.reply.kind !== 'refused') return undefined;
  return sequence.steps[steps.findIndex((step) => step.kind === 'create' && step.at.includes(at))];
}

/**
 * Whether a token that comes again with the same parameters is forgotten now and then, which says nothing about one that
 * comes with others: an execution that shows it.
 */
function* tokenForgotten({ contract, first }: SequenceInvestigation): SequenceStep<Execution | null> {
  const { check, id, operation, steps } = first.sequence;
  const [step] = steps;
  if (check !== 'mismatch' || step?.kind !== 'create' || contract.idempotence === null) return null;
  const same: Sequence = {
    id: `${id}/same-parameters`,
    operation,
    clause: contract.idempotence.clauses.idempotent,
    label: 'the same again',
    check: 'tokens',
    steps: [step, step],
  };
  for (let count = 1; count <= mostExecutions.token; count++) {
    const execution = yield { sequence: same, serial: `same-${count}` };
    if (execution === null) return null;
    if (judged(contract, execution).kind === 'contradicts') return execution;
  }
  return null;
}

/** Whether what contradicts is a request that the target broke down on. */
function breaksDown(contract: Contract, execution: Execution): boolean {
  const judgement = judged(contract, execution);
  const culprit = execution.creates.find(
    ({ exchange }) => judgement.kind === 'contradicts' && exchange.ordinal === judgement.at,
  );
  return culprit !== undefined && isBreakdown(culprit.reply);
}
