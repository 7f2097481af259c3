import { describeReply } from '../describe-reply.ts';
import type { Reply } from '../read-reply.ts';

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
  | { readonly kind: 'inconclusive'; readonly reason: string; readonly passes?: true }
  /** The target lacks what the sequence needs. */
  | { readonly kind: 'inapplicable'; readonly reason: string }
  | { readonly kind: 'observed'; readonly what: string }
  /** The target turned away what it may turn away. */
  | { readonly kind: 'passed-over' };

/** That a request of a sequence was answered in a way that tells nothing. */
export function inconclusiveBy(reply: Reply): SequenceJudgement {
  const passes =
    reply.kind === 'malformed' ||
    reply.kind === 'retryable' ||
    (reply.kind === 'blocked' && reply.cause === 'quota');
  return {
    kind: 'inconclusive',
    reason: `a request of the sequence was ${describeReply(reply)}`,
    ...(passes && { passes: true as const }),
  };
}
