import type { Contract, Parameter } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import { filled } from '../plan/filled.ts';
import type { Change } from '../requests/case-draft.ts';

type Values = Readonly<Record<string, string>>;

/** A valid value of the parameter called `name`, as `base` has it or an ordinary one; null where none is known. */
export function someValue(contract: Contract, name: string, facts: Facts, base: Values): Values | null {
  const own = Object.entries(base).filter(([path]) => parameterPath(path).name === name);
  if (own.length > 0) return Object.fromEntries(own);
  const parameter = contract.parameters.find((it) => it.name === name);
  const made = parameter === undefined ? {} : ordinary(parameter, facts);
  const given = Object.entries(made).flatMap(([path, value]) =>
    value === null ? [] : [[path, value] as const],
  );
  return given.length === 0 ? null : Object.fromEntries(given);
}

type Ordinary<P> = (parameter: P, facts: Facts) => Change;

/** What else may be given where it is asked for by its name. */
const whenNamed: { readonly [S in Parameter['shape']]?: Ordinary<Extract<Parameter, { shape: S }>> } = {
  region: ({ name }, { region }) => ({ [name]: region }),
  list: ({ name, values: [first = null] }) => ({ [`${name}.1`]: first }),
};

function ordinary(parameter: Parameter, facts: Facts): Change {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  const make = whenNamed[parameter.shape] as Ordinary<Parameter> | undefined;
  return make === undefined ? filled(parameter, facts, 'some') : make(parameter, facts);
}

/** Whether `values` give something to the parameter called `name`. */
export function gives(values: Change, name: string): boolean {
  return Object.entries(values).some(([path, value]) => value !== null && parameterPath(path).name === name);
}

/** `values` without the parameter called `name`. */
export function leftOff(values: Values, name: string): Values {
  return Object.fromEntries(Object.entries(values).filter(([path]) => parameterPath(path).name !== name));
}
