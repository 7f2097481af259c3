import { field, isRecord } from '../../client/decode.ts';
import { companionName } from '../../contract/companion-name.ts';
import type { Contract } from '../../contract/contract.ts';
import type { SequenceProperty } from '../../contract/sequence.ts';
import { createdId } from '../created-id.ts';
import { describeReply } from '../describe-reply.ts';
import { detailDifference } from '../detail-difference.ts';
import { isCodeless } from '../judge.ts';
import { readbackDifference } from '../judge-readback.ts';
import type { ExecutedCreate, ExecutedStep } from './executed.ts';
import { actingJudges } from './judge-acting.ts';
import { judgeConflict } from './judge-conflict.ts';
import { judgeNoEffect } from './judge-no-effect.ts';
import { judgeAcceptedAfter, judgeLeak, observeShown } from './judge-state.ts';
import { judgeStates } from './judge-states.ts';
import { inconclusiveBy, type SequenceJudgement } from './sequence-judgement.ts';
import { judgeTokens } from './token-model.ts';

type Judges = {
  readonly [K in SequenceProperty]: (contract: Contract, steps: readonly ExecutedStep[]) => SequenceJudgement;
};

const kept: SequenceJudgement = { kind: 'kept' };
const sharedText = 'its id was given to another request as well';
const inconclusive = (reason: string): SequenceJudgement => ({ kind: 'inconclusive', reason });

const judges: Judges = {
  tokens: judgeTokens,
  'no-effect': judgeNoEffect,
  mismatch: judgeMismatch,
  conflict: judgeConflict,
  readback: (contract, steps) => judgeShown(contract, steps, 'read'),
  leak: judgeLeak,
  'accepted-after': judgeAcceptedAfter,
  detail: (contract, steps) => judgeShown(contract, steps, 'detail'),
  ...actingJudges,
  states: judgeStates,
  'equal-fields': judgeEqualFields,
  'observe-last': (_, steps) => {
    const last = answersOf(steps).at(-1);
    return last === undefined
      ? inconclusive('nothing was sent')
      : { kind: 'observed', what: describeReply(last.reply) };
  },
  'observe-readback': observeShown,
  'observe-replay': (_, steps) => {
    const ids = answersOf(steps).map(({ requestId }) => requestId);
    return {
      kind: 'observed',
      what: new Set(ids).size < ids.length ? 'carries the first RequestId' : 'carries a RequestId of its own',
    };
  },
};

/** What a executed sequence shows about its clause. */
export function judgeSequence(
  contract: Contract,
  check: SequenceProperty,
  steps: readonly ExecutedStep[],
): SequenceJudgement {
  return judges[check](contract, steps);
}

function answersOf(steps: readonly ExecutedStep[]): readonly ExecutedCreate[] {
  return steps.flatMap((step) => (step.kind === 'create' ? step.answers : []));
}

function judgeMismatch({ idempotence }: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const [first, second] = answersOf(steps);
  if (first?.reply.kind !== 'accepted' || second === undefined)
    return inconclusive('the first request of the sequence was not accepted');
  if (second.reply.kind === 'blocked' && second.reply.cause === 'token') return kept;
  if (second.reply.kind !== 'accepted' && second.reply.kind !== 'refused')
    return inconclusiveBy(second.reply);
  if (isCodeless(second.reply)) return inconclusive(describeReply(second.reply));
  if (second.isShared && createdId(second.reply) !== createdId(first.reply)) return inconclusive(sharedText);
  return {
    kind: 'contradicts',
    expected: `refused with ${(idempotence?.mismatch ?? []).join(' or ')}`,
    actual: describeReply(second.reply),
    at: second.ordinal,
    ...(second.reply.kind === 'refused' && { isSoft: true as const }),
  };
}

function judgeShown(
  contract: Contract,
  steps: readonly ExecutedStep[],
  kind: 'read' | 'detail',
): SequenceJudgement {
  for (const step of steps) {
    if (step.kind !== kind) continue;
    const created = steps[step.of];
    const answer = created?.kind === 'create' ? created.answers[0] : undefined;
    if (answer?.expectation.kind === 'open' && answer.reply.kind !== 'accepted')
      return { kind: 'passed-over' };
    if (answer?.reply.kind !== 'accepted')
      return answer === undefined
        ? inconclusive('the request of the sequence was not sent')
        : inconclusiveBy(answer.reply);
    if (answer.isShared) return inconclusive(sharedText);
    const { list, detail } = contract.companions;
    if (step.shown === undefined)
      return {
        kind: 'inapplicable',
        reason: `the target does not serve ${companionName(kind === 'read' ? list : detail)}`,
      };
    // Whether it is there at all is told by the list alone, so that one fault is not two.
    if (step.shown === null && kind === 'detail') return inconclusive('the new resource is not shown');
    const at = answer.ordinal;
    if (step.shown === null)
      return { kind: 'contradicts', expected: 'the new resource to be shown', actual: 'it is not', at };
    const difference =
      kind === 'read'
        ? readbackDifference(contract, answer.values, step.shown)
        : detailDifference(contract, step.shown);
    if (difference !== null)
      return {
        kind: 'contradicts',
        expected: `${difference.parameter} ${difference.asked}`,
        actual: difference.shown,
        at,
      };
  }
  return kept;
}

function isReadable({ tree }: ExecutedCreate): boolean {
  return tree !== null && isRecord(tree);
}

/** The documented fields of an answer: those that are in every answer of one format must be in the other. */
function judgeEqualFields(contract: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const [json, xml] = answersOf(steps);
  if (json === undefined || xml === undefined || !isReadable(json) || !isReadable(xml))
    return inconclusive('an answer of the sequence could not be read');
  const turnedAway = [json, xml].find(
    ({ reply }) =>
      reply.kind === 'retryable' ||
      (reply.kind === 'malformed' && reply.cause === 'server') ||
      (reply.kind === 'blocked' && reply.cause === 'quota'),
  );
  if (turnedAway !== undefined) return inconclusiveBy(turnedAway.reply);
  // Whether a request is accepted, in both formats, is the matter of other clauses.
  const refused = [json, xml].filter(({ reply }) => reply.kind !== 'accepted');
  const [only] = refused;
  if (only !== undefined && refused.length === 1) return inconclusiveBy(only.reply);
  const { code: codeName, others } = contract.protocol.envelope;
  // That the others are there is the matter of clauses of their own.
  const names = [...(contract.result.id === null ? [] : [contract.result.id]), ...others];
  const has = (answer: ExecutedCreate) => names.filter((name) => field(answer.tree, name) !== undefined);
  const contradicts = (expected: string, actual: string): SequenceJudgement => ({
    kind: 'contradicts',
    expected,
    actual,
    at: xml.ordinal,
    isSoft: true,
  });
  if (String(has(json)) !== String(has(xml)))
    return contradicts(
      `the fields ${has(json).join(', ') || 'none'} as in JSON`,
      `${has(xml).join(', ') || 'none'} in XML`,
    );
  const code = (answer: ExecutedCreate) => String(field(answer.tree, codeName) ?? '');
  return code(json) === code(xml) || code(json) === '' || code(xml) === ''
    ? kept
    : contradicts(`Code ${code(json)} as in JSON`, `${code(xml)} in XML`);
}
