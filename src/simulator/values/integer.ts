import type { IntegerValue } from '../../contract/contract.ts';
import { scalar } from './scalar.ts';

/** Whole numbers, in their plain spelling only. */
export const integer = scalar<IntegerValue>(({ min, max, step = 1, also = [] }, text) => {
  const number = /^(0|-?[1-9]\d{0,17})$/.test(text) ? Number(text) : Number.NaN;
  return also.includes(number) || (number >= min && number <= max && (number - min) % step === 0);
});
