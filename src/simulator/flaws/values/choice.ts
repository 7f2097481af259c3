import type { BooleanValue, ChoiceValue } from '../../../contract/contract.ts';
import { changeRule, ignoreBreaches, refuseWhen } from '../change.ts';
import type { Draft } from '../flaw.ts';
import type { ValueFlaws } from './slot.ts';

/** As many values are dropped, one at a time. */
const most = 4;

/** Listed values that are refused, and others that are taken. */
export const choice: ValueFlaws<ChoiceValue> = (value, path) =>
  choiceFlaws(path, { ...value, isClosed: value.closed });

/** The flaws of a list of values at `path`; `alsoSaid`: further clauses which say that a value is accepted. */
export function choiceFlaws(
  path: string,
  {
    clause,
    values,
    invalidValues,
    isClosed,
  }: Pick<ChoiceValue, 'clause' | 'values' | 'invalidValues'> & { readonly isClosed: boolean },
  alsoSaid: (value: string) => readonly string[] = () => [],
): readonly Draft[] {
  const dropped = values.length < 2 ? [] : [...new Set([...values.slice(1, most), ...values.slice(-1)])];
  return [
    ...dropped.map((value) => ({
      name: `choices/${path}-without-${value}`,
      about: `refuses ${value} as ${path}`,
      clauses: [clause, ...alsoSaid(value)],
      apply: isClosed
        ? changeRule<ChoiceValue>(clause, (it) => ({ values: it.values.filter((one) => one !== value) }))
        : refuseWhen(({ request }) => request.get(path)?.[''] === value),
    })),
    ...(isClosed
      ? [
          ...invalidValues.slice(0, 2).map((value) => ({
            name: `choices/${path}-with-${value}`,
            about: `takes ${value} as ${path}`,
            clauses: [clause],
            apply: changeRule<ChoiceValue>(clause, (it) => ({ values: [...it.values, value] })),
          })),
          {
            name: `choices/${path}-unchecked`,
            about: `takes anything as ${path}`,
            clauses: [clause],
            apply: ignoreBreaches([clause]),
          },
        ]
      : []),
  ];
}

/** One of the two values refused, and others taken. */
export const boolean: ValueFlaws<BooleanValue> = ({ clause, closed }, path) => [
  ...['true', 'false'].map((value) => ({
    name: `booleans/${path}-without-${value}`,
    about: `refuses ${value} as ${path}`,
    clauses: [clause],
    apply: refuseWhen(({ request }) => request.get(path)?.[''] === value),
  })),
  ...(closed
    ? [
        {
          name: `booleans/${path}-unchecked`,
          about: `takes anything as ${path}`,
          clauses: [clause],
          apply: ignoreBreaches([clause]),
        },
      ]
    : []),
];
