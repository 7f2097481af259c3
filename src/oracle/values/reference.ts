import type { ReferenceValue } from '../../contract/contract.ts';
import { exists } from '../../contract/subject.ts';
import type { Reading } from './reading.ts';
import { readScalar } from './scalar.ts';

/** Ids of what must exist: those of which nobody said so are open. */
export const reference: Reading<ReferenceValue> = {
  read: (value, entries, facts) =>
    readScalar(value, entries, (text) => {
      if (exists(facts, value.fixture, text)) return 'right';
      return value.unknown.includes(text) ? 'wrong' : 'open';
    }),
};
