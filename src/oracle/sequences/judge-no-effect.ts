import { companionName } from '../../contract/companion-name.ts';
import type { Contract } from '../../contract/contract.ts';
import type { ExecutedCreate, ExecutedStep } from './executed.ts';
import type { SequenceJudgement } from './sequence-judgement.ts';
import { lastOrdinal } from './token-model.ts';

/** Nothing may be there afterwards; a request that was accepted is its own clause's matter. */
export function judgeNoEffect(contract: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const count = steps.find((step) => step.kind === 'count');
  if (count?.kind !== 'count' || count.ids === undefined)
    return {
      kind: 'inapplicable',
      reason: `the target does not serve ${companionName(contract.companions.list)}`,
    };
  const answers = answersIn(steps);
  const own = answers.map(({ reply }) => (reply.kind === 'accepted' ? reply.id : null));
  const strangers = count.ids.filter((id) => !own.includes(id));
  if (strangers.length > 0)
    return {
      kind: 'contradicts',
      expected: 'nothing to be created',
      actual: `the target lists ${strangers.join(', ')}`,
      at: lastOrdinal(steps),
    };
  const isCheck = ({ reply, expectation }: ExecutedCreate) =>
    expectation.dryRun && reply.kind === 'accepted' && reply.id === null;
  return answers.some((answer) => isTurnedAway(contract, answer) || isCheck(answer))
    ? { kind: 'kept' }
    : { kind: 'inconclusive', reason: 'no request of the sequence was refused' };
}

/** Whether a request was refused; one that must be may be in words that elsewhere are about something else. */
function isTurnedAway({ quota }: Contract, { reply, expectation }: ExecutedCreate): boolean {
  if (reply.kind !== 'blocked') return reply.kind === 'refused';
  if (expectation.kind !== 'refuse') return false;
  // Where a code for a full quota is documented, no other one is about it.
  if (reply.cause === 'quota')
    return (quota?.errors ?? []).length > 0 && !quota?.errors.some(({ code }) => code === reply.code);
  return reply.cause === 'permission' || reply.cause === 'action';
}

function answersIn(steps: readonly ExecutedStep[]): readonly ExecutedCreate[] {
  return steps.flatMap((step) => (step.kind === 'create' ? step.answers : []));
}
