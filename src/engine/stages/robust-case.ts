import type { TestCase } from '../../contract/test-case.ts';
import { brokenClauses } from '../../oracle/expectation.ts';
import { type Answered, observationOf } from '../send/answered.ts';

/** `it` as a case of another clause: whatever its request is about, it is answered in an orderly way. */
export function asRobustCase(clause: string, it: TestCase, answered: Answered): TestCase {
  const broken = brokenClauses(observationOf(answered).expectation);
  return {
    ...it,
    id: `${clause}/accept/${it.id}${broken.length > 0 ? `/${broken.length}` : ''}`,
    clause,
    side: 'accept',
    answered: true,
    twin: null,
    control: null,
  };
}
