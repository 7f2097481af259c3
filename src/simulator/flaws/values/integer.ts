import type { IntegerValue } from '../../../contract/contract.ts';
import { changeRule, ignoreBreaches } from '../change.ts';
import type { Draft } from '../flaw.ts';
import type { ValueFlaws } from './slot.ts';

/** Limits of numbers that are off by one, and steps that are not looked at. */
export const integer: ValueFlaws<IntegerValue> = ({ clause, min, max, step = 1, also = [] }, path) => {
  const limit = (name: string, about: string, change: Partial<IntegerValue>): Draft => ({
    name: `integers/${path}-${name}`,
    about: `${about} as ${path}`,
    clauses: [clause],
    apply: changeRule<IntegerValue>(clause, () => change),
  });
  return [
    limit('max-plus-one', `takes ${max + step}`, { max: max + step }),
    limit('max-minus-one', `refuses ${max}`, { max: max - step }),
    limit('min-minus-one', `takes ${min - step}`, { min: min - step }),
    limit('min-plus-one', `refuses ${min}`, { min: min + step }),
    ...(step === 1 ? [] : [limit('step', 'takes numbers between the steps', { step: 1 })]),
    ...also.map((number) =>
      limit(`without-${number}`, `refuses ${number}`, { also: also.filter((it) => it !== number) }),
    ),
    {
      name: `integers/${path}-unchecked`,
      about: `takes anything as ${path}`,
      clauses: [clause],
      apply: ignoreBreaches([clause]),
    },
  ];
};
