import type { Contract } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import { makingOf } from './making-of.ts';

/** `parameters` with values that are new in every request where no two resources may have the same; those in `kept` stay. */
export function withIndividualValues<P extends Readonly<Record<string, string | null>>>(
  contract: Contract,
  parameters: P,
  facts: Facts,
  kept: ReadonlySet<string> = new Set(),
): P {
  const values = parametersOfShape(contract, 'value').flatMap(({ name, value }) => {
    const given = parameters[name];
    if (!('unique' in value) || value.unique === undefined || given == null || kept.has(name)) return [];
    const own = makingOf(value).individual?.(value, given, facts) ?? null;
    return own === null ? [] : [[name, own] as const];
  });
  return values.length === 0 ? parameters : { ...parameters, ...Object.fromEntries(values) };
}
