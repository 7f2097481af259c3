import type { BooleanValue } from '../../contract/contract.ts';
import type { Reading } from './reading.ts';
import { readScalar } from './scalar.ts';

/** What programs take for true or false in many a place. */
const spellings = ['true', 'false', 't', 'f', '1', '0', 'yes', 'no', 'y', 'n', 'on', 'off', 'null'];

/** `true` and `false`: other letter case, numbers and words for them are open. */
export const boolean: Reading<BooleanValue> = {
  read: (value, entries) =>
    readScalar(value, entries, (text) => {
      if (text === 'true' || text === 'false') return 'right';
      return value.closed && !spellings.includes(text.trim().toLowerCase()) ? 'wrong' : 'open';
    }),
};
