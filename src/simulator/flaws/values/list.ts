import type { ListValue } from '../../../contract/contract.ts';
import { changeRule, ignoreBreaches } from '../change.ts';
import type { Draft } from '../flaw.ts';
import { clausesIn, type ValueFlaws } from './slot.ts';

/** Lists that are too long or too short, that repeat values, and whose first item alone is looked at. */
export const list: ValueFlaws<ListValue> = ({ clause, of, min, max, distinct }, path) => {
  const count = (name: string, about: string, change: Partial<ListValue>): Draft => ({
    name: `lists/${path}-${name}`,
    about: `${about} of ${path}`,
    clauses: [clause],
    apply: changeRule<ListValue>(clause, () => change),
  });
  return [
    count('max-plus-one', `takes ${max + 1}`, { max: max + 1 }),
    ...(max > min && max > 1 ? [count('max-minus-one', `refuses ${max}`, { max: max - 1 })] : []),
    ...(min > 1 ? [count('min-minus-one', `takes ${min - 1}`, { min: min - 1 })] : []),
    ...(distinct === null
      ? []
      : [
          {
            name: `lists/${path}-repeated`,
            about: `takes one value of ${path} twice`,
            clauses: [distinct.clause],
            apply: ignoreBreaches([distinct.clause]),
          },
        ]),
    ...firstOnly(path, max, clausesIn(of)),
  ];
};

/** The flaw of looking at nothing but the first item of a list. */
export function firstOnly(path: string, max: number, clauses: readonly string[]): readonly Draft[] {
  if (max < 2) return [];
  return [
    {
      name: `lists/${path}-first-only`,
      about: `looks only at the first of ${path}`,
      clauses,
      apply: ignoreBreaches(clauses, ({ at }) => at > 1),
    },
  ];
}
