import { companionName } from '../../contract/companion-name.ts';
import type { Contract } from '../../contract/contract.ts';
import { describeReply } from '../describe-reply.ts';
import { leakedFrom, readbackDifference } from '../judge-readback.ts';
import type { ExecutedCreate, ExecutedStep } from './executed.ts';
import { inconclusiveBy, type SequenceJudgement } from './sequence-judgement.ts';

const kept: SequenceJudgement = { kind: 'kept' };

/** What is read of the last request has nothing that an earlier one gave and it did not. */
export function judgeLeak(contract: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  for (const step of steps) {
    if (step.kind !== 'read') continue;
    const created = steps[step.of];
    const answer = created?.kind === 'create' ? created.answers[0] : undefined;
    if (answer === undefined)
      return { kind: 'inconclusive', reason: 'the request of the sequence was not sent' };
    if (answer.reply.kind !== 'accepted') return inconclusiveBy(answer.reply);
    if (step.shown === undefined)
      return {
        kind: 'inapplicable',
        reason: `the target does not answer ${companionName(contract.companions.list)}`,
      };
    if (step.shown === null) return { kind: 'inconclusive', reason: 'the new resource is not shown' };
    const others = createsIn(steps.slice(0, step.of)).map(({ values }) => values);
    const leaked = leakedFrom(contract, answer.values, others, step.shown);
    if (leaked !== null)
      return {
        kind: 'contradicts',
        expected: `no ${leaked.parameter}`,
        actual: leaked.shown,
        at: answer.ordinal,
      };
  }
  return kept;
}

/** How what was asked for is shown, where the documents leave that open. */
export function observeShown(contract: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const read = steps.find((step) => step.kind === 'read');
  const created = read?.kind === 'read' ? steps[read.of] : undefined;
  const answer = created?.kind === 'create' ? created.answers[0] : undefined;
  if (answer === undefined)
    return { kind: 'inconclusive', reason: 'the request of the sequence was not sent' };
  if (answer.reply.kind !== 'accepted') return { kind: 'observed', what: describeReply(answer.reply) };
  if (read?.kind !== 'read' || read.shown === undefined || read.shown === null)
    return {
      kind: 'inapplicable',
      reason: `the target does not answer ${companionName(contract.companions.list)}`,
    };
  const difference = readbackDifference(contract, answer.values, read.shown);
  return {
    kind: 'observed',
    what:
      difference === null ? 'shown as it was given' : `${difference.asked} is shown as ${difference.shown}`,
  };
}

/** Valid requests that are no checks are accepted once one of them was: what came between them makes no difference. */
export function judgeAcceptedAfter(_: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const valid = createsIn(steps).filter(
    ({ expectation }) => expectation.kind === 'accept' && !expectation.dryRun,
  );
  for (const [place, { reply, ordinal }] of valid.entries()) {
    if (reply.kind === 'accepted' && reply.id !== null) continue;
    // Whether it is accepted at all other requests show.
    if (place === 0) return { kind: 'passed-over' };
    const isDefinite =
      reply.kind === 'accepted' ||
      reply.kind === 'refused' ||
      (reply.kind === 'malformed' && reply.cause === 'server');
    if (!isDefinite) return inconclusiveBy(reply);
    return {
      kind: 'contradicts',
      expected: 'accepted as before',
      actual: reply.kind === 'accepted' ? 'accepted without an id' : describeReply(reply),
      at: ordinal,
      isSoft: true,
    };
  }
  return valid.length > 0 ? kept : { kind: 'inconclusive', reason: 'nothing valid was sent' };
}

function createsIn(steps: readonly ExecutedStep[]): readonly ExecutedCreate[] {
  return steps.flatMap((step) => (step.kind === 'create' ? step.answers : []));
}
