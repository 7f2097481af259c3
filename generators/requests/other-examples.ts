import type { Contract, Parameter } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { resolve } from '../constraints/resolve.ts';
import { gives, leftOff, someValue } from '../constraints/some-value.ts';
import { ordinaryText } from '../texts/text.ts';
import { makingOf } from '../values/making-of.ts';
import { placed } from './value-drafts.ts';

type Values = Readonly<Record<string, string>>;

/**
 * Valid requests unlike `example`, for a target that turns that one down: with less in it, with other ordinary values, and
 * with all that there is. One fault may lie in any value of an example, and all other clauses are judged by requests that
 * are like it.
 */
export function otherExamples(contract: Contract, facts: Facts, example: Values): readonly Values[] {
  const given = contract.parameters.filter(({ name }) => gives(example, name));
  const optional = given.filter(({ presence }) => !presence.required).map(({ name }) => name);
  const whole = Object.assign(
    {},
    ...contract.parameters.map(({ name }) => someValue(contract, name, facts, example)),
  );
  const made = [
    ...(optional.length > 0 ? [optional.reduce(leftOff, example)] : []),
    ...given.flatMap((parameter) =>
      othersOf(parameter, facts).map((values) => ({ ...leftOff(example, parameter.name), ...values })),
    ),
    ...(optional.length > 1 ? optional.map((name) => leftOff(example, name)) : []),
    whole,
  ];
  const resolved = made.map((it) => resolve(it, { contract, facts, base: example, pinned: new Set() }));
  const texts = resolved.map(textOf);
  return resolved.filter(
    (it, index) => textOf(it) !== textOf(example) && texts.indexOf(textOf(it)) === index,
  );
}

const textOf = (values: Values): string => JSON.stringify(Object.entries(values).sort());

const othersOfEach = 4;

type Others = {
  readonly [K in Parameter['shape']]: (
    parameter: Extract<Parameter, { shape: K }>,
    facts: Facts,
  ) => readonly Values[];
};

const none = () => [];

const others: Others = {
  text: ({ name, text }) => [12, 3].map((length) => ({ [name]: ordinaryText(text, length) })),
  list: ({ name, values }) => values.map((value) => ({ [`${name}.1`]: value })),
  value: (parameter, facts) => {
    const { ordinary } = makingOf(parameter.value);
    const made = Array.from({ length: othersOfEach }, (_, index) => ordinary(parameter.value, index, facts));
    return made.flatMap((entries) => (entries === null ? [] : [placed(parameter, entries)]));
  },
  group: none,
  reference: none,
  region: none,
  token: none,
  'dry-run': none,
};

/** Ordinary values of a parameter; none where no others are known. */
function othersOf(parameter: Parameter, facts: Facts): readonly Values[] {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  const made = others[parameter.shape] as (parameter: Parameter, facts: Facts) => readonly Values[];
  return made(parameter, facts);
}
