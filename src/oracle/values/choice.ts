import type { ChoiceValue } from '../../contract/contract.ts';
import type { Reading } from './reading.ts';
import { readScalar } from './scalar.ts';

/** One of a list: other letter case and blanks around a listed value are open. */
export const choice: Reading<ChoiceValue> = {
  read: (value, entries) =>
    readScalar(value, entries, (text) => {
      if (value.values.includes(text)) return 'right';
      const folded = text.replace(/^[ \t]+|[ \t]+$/g, '').toLowerCase();
      const isNear = [...value.values, ...value.openValues].some((it) => it.toLowerCase() === folded);
      return value.closed && !isNear ? 'wrong' : 'open';
    }),
};
