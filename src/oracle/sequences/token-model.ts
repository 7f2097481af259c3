import type { Contract } from '../../contract/contract.ts';
import { tokenName } from '../../contract/token-name.ts';
import { describeReply } from '../describe-reply.ts';
import type { ExecutedCreate, ExecutedStep } from './executed.ts';
import { inconclusiveBy, type SequenceJudgement } from './sequence-judgement.ts';

const kept: SequenceJudgement = { kind: 'kept' };

/**
 * Holds a sequence against the model of tokens: the first accepted request with a token creates a resource, the same
 * token gives the same id again, no token or another one gives another, and there are as many resources as that makes.
 */
export function judgeTokens(contract: Contract, steps: readonly ExecutedStep[]): SequenceJudgement {
  const idOfToken = new Map<string, { readonly id: string; readonly ordinal: number }>();
  const given = new Set<string>();
  let resources = 0;
  for (const step of steps) {
    if (step.kind === 'count') {
      const { ids } = step;
      if (ids === undefined) continue;
      const last = lastOrdinal(steps);
      const isUnsure = steps.some((it) => it.kind === 'create' && it.answers.some(({ unsure }) => unsure));
      if (ids.length > resources && isUnsure)
        return {
          kind: 'inconclusive',
          reason: 'an answer was lost, and with it what its request created',
          passes: true,
        };
      // Under other ids than were given only what has the marker is told, and what it is shown as is a clause of its own.
      if (ids.length > 0 && ids.length < resources && !ids.some((id) => given.has(id)))
        return { kind: 'inconclusive', reason: 'new resources are shown with other ids than were given' };
      if (ids.length !== resources)
        return {
          kind: 'contradicts',
          expected: `${resources} ${resources === 1 ? 'resource' : 'resources'} in all`,
          actual: `the target lists ${ids.length}`,
          at: last,
          ...(steps.some((it) => it.kind === 'create' && it.answers.length > 1) && {
            about: 'concurrent' as const,
          }),
        };
      continue;
    }
    if (step.kind !== 'create') continue;
    for (const answer of acceptedFirst(step.answers)) {
      // Refused as it must be, or as it may be: then its token stands for nothing.
      if (answer.reply.kind === 'refused' && answer.expectation.kind !== 'accept') continue;
      const clash = judgeAnswer(contract, answer, idOfToken, given, step.answers.length > 1);
      if (clash.kind !== 'kept') return clash;
      if (answer.reply.kind !== 'accepted' || answer.reply.id === null) continue;
      const token = tokenOf(contract, answer);
      if (token === null || !idOfToken.has(token)) resources++;
      if (token !== null) idOfToken.set(token, { id: answer.reply.id, ordinal: answer.ordinal });
      given.add(answer.reply.id);
    }
  }
  return kept;
}

/** Of answers to one request sent many times at once, those first that say what the others have to be. */
function acceptedFirst(answers: readonly ExecutedCreate[]): readonly ExecutedCreate[] {
  const isFirst = ({ reply }: ExecutedCreate) => reply.kind === 'accepted' && reply.id !== null;
  return [...answers.filter(isFirst), ...answers.filter((answer) => !isFirst(answer))];
}

type Ids = ReadonlyMap<string, { readonly id: string; readonly ordinal: number }>;

function judgeAnswer(
  contract: Contract,
  answer: ExecutedCreate,
  known: Ids,
  given: ReadonlySet<string>,
  atOnce: boolean,
): SequenceJudgement {
  const { reply, ordinal } = answer;
  const token = tokenOf(contract, answer);
  const first = token === null ? undefined : known.get(token);
  // What only a repeated token can be told, told to a token that nobody used.
  if (reply.kind === 'blocked' && reply.cause === 'token' && first === undefined)
    return {
      kind: 'contradicts',
      expected: 'accepted, for no earlier request had its token',
      actual: describeReply(reply),
      at: ordinal,
      about: 'distinct',
      isSoft: true,
    };
  // A second request that is as valid as the first.
  if (
    reply.kind === 'refused' &&
    first === undefined &&
    given.size > 0 &&
    !atOnce &&
    answer.expectation.kind === 'accept'
  )
    return {
      kind: 'contradicts',
      expected: 'accepted as another resource',
      actual: describeReply(reply),
      at: ordinal,
      about: 'distinct',
      isSoft: true,
    };
  // As valid as others that were accepted.
  if (
    reply.kind === 'malformed' &&
    reply.cause === 'server' &&
    given.size > 0 &&
    answer.expectation.kind === 'accept'
  )
    return {
      kind: 'contradicts',
      expected: first === undefined ? 'accepted as another resource' : `the id ${first.id} again`,
      actual: describeReply(reply),
      at: ordinal,
      isSoft: true,
      ...(first === undefined && { about: 'distinct' as const }),
      ...(atOnce && { about: 'concurrent' as const }),
    };
  if (reply.kind !== 'accepted') {
    const definite =
      reply.kind === 'refused' ||
      (reply.kind === 'blocked' && reply.cause === 'token') ||
      // Put off time after time, although the first one was answered for good.
      (reply.kind === 'retryable' && reply.cause === 'processing');
    // How a request is put off while its equal runs is documented by example only.
    return definite && first !== undefined && !atOnce
      ? {
          kind: 'contradicts',
          expected: `the id of request ${first.ordinal} again, ${first.id}`,
          actual: describeReply(reply),
          at: ordinal,
          isSoft: true,
        }
      : inconclusiveBy(reply);
  }
  if (reply.id === null && first !== undefined)
    return {
      kind: 'contradicts',
      expected: `the id of request ${first.ordinal} again, ${first.id}`,
      actual: 'accepted without an id',
      at: ordinal,
      isSoft: true,
      ...(atOnce && { about: 'concurrent' as const }),
    };
  if (reply.id === null)
    return { kind: 'inconclusive', reason: 'a request of the sequence was accepted without an id' };
  if (first !== undefined && first.id !== reply.id)
    return {
      kind: 'contradicts',
      expected: `the id of request ${first.ordinal} again, ${first.id}`,
      actual: `${reply.id}`,
      at: ordinal,
      ...(atOnce && { about: 'concurrent' as const }),
    };
  if (first === undefined && given.has(reply.id))
    return {
      kind: 'contradicts',
      expected: 'an id of its own',
      actual: `${reply.id}, which an earlier request with another token or none got`,
      at: ordinal,
      about: 'distinct',
    };
  return kept;
}

/** The token that a request carried; null for none. */
export function tokenOf(contract: Contract, { values }: ExecutedCreate): string | null {
  return values[tokenName(contract)] ?? null;
}

/** Ordinal of the last create of a sequence. */
export function lastOrdinal(steps: readonly ExecutedStep[]): number {
  return (
    steps
      .flatMap((step) => (step.kind === 'create' ? step.answers.map(({ ordinal }) => ordinal) : []))
      .at(-1) ?? 0
  );
}
