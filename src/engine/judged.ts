import { type Judgement, judge } from '../oracle/judge.ts';
import type { Session } from './session.ts';
import type { Submitted } from './submit.ts';

/** What the answer shows about the clause that the request is about. */
export function judged(session: Session, { expectation, reply }: Submitted): Judgement {
  return judge(session.contract, expectation, reply);
}
