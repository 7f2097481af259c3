import type { Contract } from '../../contract/contract.ts';
import { parameterCalled } from '../../contract/of-shape.ts';
import { uniqueParameters } from '../../contract/unique-parameters.ts';
import { describeReply } from '../describe-reply.ts';
import { isAnswerOf, isCodeless } from '../judge.ts';
import { collide } from '../values/read-value.ts';
import type { ExecutedStep } from './executed.ts';
import { inconclusiveBy, type SequenceJudgement } from './sequence-judgement.ts';

/** The second of two requests with one text or value is refused as the document says, where it says how. */
export function judgeConflict(contract: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const [first, second] = steps.flatMap((step) => (step.kind === 'create' ? step.answers : []));
  if (first === undefined || second === undefined)
    return { kind: 'inconclusive', reason: 'it was not sent twice' };
  if (first.reply.kind !== 'accepted') return inconclusiveBy(first.reply);
  const errors = uniqueParameters(contract).flatMap(({ name, unique }) =>
    haveInCommon(contract, name, first.values[name], second.values[name]) ? unique.errors : [],
  );
  const { reply } = second;
  if (reply.kind === 'blocked' || reply.kind === 'retryable' || reply.kind === 'malformed')
    return inconclusiveBy(reply);
  if (reply.kind === 'refused') {
    if (errors.length === 0 || errors.some((it) => isAnswerOf(it, reply))) return { kind: 'kept' };
    if (isCodeless(reply)) return { kind: 'inconclusive', reason: describeReply(reply) };
  }
  const documented = errors.map(({ status, code }) => `${status} ${code}`).join(' or ');
  return {
    kind: 'contradicts',
    expected: documented === '' ? 'refused' : `refused with ${documented}`,
    actual: describeReply(reply),
    at: second.ordinal,
  };
}

function haveInCommon(
  contract: Contract,
  name: string,
  one: string | undefined,
  other: string | undefined,
): boolean {
  const value = parameterCalled(contract, name, 'value')?.value;
  return value === undefined || one === undefined || other === undefined
    ? one === other
    : collide(value, one, other);
}
