import type { IntegerValue } from '../../contract/contract.ts';
import type { Reading } from './reading.ts';
import { readScalar } from './scalar.ts';

/** Whole numbers: other spellings of one (`05`, `+5`, `5.0`, blanks around it) are open. */
export const integer: Reading<IntegerValue> = {
  read: (value, entries) =>
    readScalar(value, entries, (text) => {
      if (/^(0|-?[1-9]\d*)$/.test(text)) return isTaken(value, Number(text)) ? 'right' : 'wrong';
      const number = Number(text);
      // A spelling that nothing reads as a number in the range is refused in every reading.
      return Number.isInteger(number) && isTaken(value, number) ? 'open' : 'wrong';
    }),
  canonical: (_, text) => String(Number(text)),
};

function isTaken({ min, max, step = 1, also = [] }: IntegerValue, number: number): boolean {
  return also.includes(number) || (number >= min && number <= max && (number - min) % step === 0);
}
