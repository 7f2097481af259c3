import type { Contract } from '../../contract/contract.ts';
import { describeReply } from '../describe-reply.ts';
import type { Reply } from '../read-reply.ts';
import type { PlayedCreate, PlayedStep } from './played.ts';

/** What went wrong in a sequence, or that nothing did. */
export type SequenceJudgement =
  | { readonly kind: 'kept' }
  | {
      readonly kind: 'contradicts';
      readonly expected: string;
      readonly actual: string;
      readonly at: number;
      /** The clause about tokens that it is about, where that is not the sequence's own. */
      readonly about?: 'distinct' | 'concurrent';
      /** A gateway may answer so in the target's place: it has to come again and again. */
      readonly isSoft?: true;
    }
  /** `passes`: an answer was lost or broken, so that the sequence may tell when it is sent again. */
  | { readonly kind: 'untold'; readonly reason: string; readonly passes?: true }
  /** The target lacks what the sequence needs. */
  | { readonly kind: 'inapplicable'; readonly reason: string }
  | { readonly kind: 'observed'; readonly what: string }
  /** The target turned away what it may turn away. */
  | { readonly kind: 'passed-over' };

const kept: SequenceJudgement = { kind: 'kept' };

/**
 * Holds a sequence against the model of tokens: the first accepted request with a token creates a resource, the same
 * token gives the same id again, no token or another one gives another, and there are as many resources as that makes.
 */
export function judgeTokens(contract: Contract, steps: readonly PlayedStep[]): SequenceJudgement {
  const idOfToken = new Map<string, { readonly id: string; readonly ordinal: number }>();
  const given = new Set<string>();
  let resources = 0;
  for (const step of steps) {
    if (step.kind === 'count') {
      if (step.ids === undefined) continue;
      const last = lastOrdinal(steps);
      const isUnsure = steps.some((it) => it.kind === 'create' && it.answers.some(({ unsure }) => unsure));
      if (step.ids.length > resources && isUnsure)
        return {
          kind: 'untold',
          reason: 'an answer was lost, and with it what its request created',
          passes: true,
        };
      if (step.ids.length !== resources)
        return {
          kind: 'contradicts',
          expected: `${resources} ${resources === 1 ? 'resource' : 'resources'} in all`,
          actual: `the target lists ${step.ids.length}`,
          at: last,
          ...(steps.some((it) => it.kind === 'create' && it.answers.length > 1) && {
            about: 'concurrent' as const,
          }),
        };
      continue;
    }
    if (step.kind !== 'create') continue;
    for (const answer of step.answers) {
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

type Ids = ReadonlyMap<string, { readonly id: string; readonly ordinal: number }>;

function judgeAnswer(
  contract: Contract,
  answer: PlayedCreate,
  known: Ids,
  given: ReadonlySet<string>,
  atOnce: boolean,
): SequenceJudgement {
  const { reply, ordinal } = answer;
  const token = tokenOf(contract, answer);
  const first = token === null ? undefined : known.get(token);
  // What only a repeated token can be told, told to a token that nobody used.
  if (reply.kind === 'barred' && reply.cause === 'token' && first === undefined)
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
  if (reply.kind !== 'accepted') {
    const definite =
      reply.kind === 'refused' ||
      (reply.kind === 'barred' && reply.cause === 'token') ||
      // Put off time after time, although the first one was answered for good.
      (reply.kind === 'later' && reply.cause === 'processing');
    // How a request is put off while its equal runs is documented by example only.
    return definite && first !== undefined && !atOnce
      ? {
          kind: 'contradicts',
          expected: `the id of request ${first.ordinal} again, ${first.id}`,
          actual: describeReply(reply),
          at: ordinal,
          isSoft: true,
        }
      : untoldBy(reply);
  }
  if (reply.id === null)
    return { kind: 'untold', reason: 'a request of the sequence was accepted without an id' };
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

/** That a request of a sequence was answered in a way that tells nothing. */
export function untoldBy(reply: Reply): SequenceJudgement {
  const passes =
    reply.kind === 'broken' || reply.kind === 'later' || (reply.kind === 'barred' && reply.cause === 'quota');
  return {
    kind: 'untold',
    reason: `a request of the sequence was ${describeReply(reply)}`,
    ...(passes && { passes: true as const }),
  };
}

/** The token that a request carried; null for none. */
export function tokenOf({ idempotence }: Contract, { values }: PlayedCreate): string | null {
  return values[idempotence.parameter] ?? null;
}

/** Ordinal of the last create of a sequence. */
export function lastOrdinal(steps: readonly PlayedStep[]): number {
  return (
    steps
      .flatMap((step) => (step.kind === 'create' ? step.answers.map(({ ordinal }) => ordinal) : []))
      .at(-1) ?? 0
  );
}
