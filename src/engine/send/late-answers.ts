import type { TestCase } from '../../contract/test-case.ts';
import { mayBeSlow } from '../../oracle/claims/breakdown.ts';
import type { Observation } from '../../oracle/observation.ts';
import { type Answered, observationOf } from './answered.ts';

/** A case that was answered long after it was sent. */
export interface LateAnswer {
  readonly it: TestCase;
  readonly answered: Answered;
}

/** Cases that were answered late: one of those that were under way together may have kept the target busy. */
export interface LateAnswers {
  /** Takes a case in if its answer came late. */
  readonly note: (it: TestCase, answered: Answered) => void;
  /** Those that were not taken yet, in the order in which they were sent. */
  readonly take: () => readonly LateAnswer[];
}

/** Cases that are sent again for it in a run: what a slow target or network delays is not for the requests to answer. */
const mostTaken = 48;

/** Nothing was late yet. `usual`: an ordinary request that was accepted. */
export function createLateAnswers(usual: Observation): LateAnswers {
  const waiting: LateAnswer[] = [];
  let left = mostTaken;
  return {
    note: (it, answered) => {
      const { exchange, reply } = observationOf(answered);
      if (reply.kind !== 'retryable' && mayBeSlow(exchange, usual)) waiting.push({ it, answered });
    },
    take: () => {
      const ordinal = ({ answered }: LateAnswer) => observationOf(answered).exchange.ordinal;
      const taken = waiting.splice(0).sort((one, other) => ordinal(one) - ordinal(other));
      const some = taken.slice(0, left);
      left -= some.length;
      return some;
    },
  };
}
