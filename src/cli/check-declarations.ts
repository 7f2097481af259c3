import { quoted } from '../client/quoted.ts';
import type { Contract } from '../contract/contract.ts';
import { fixtureNames } from '../contract/fixture-names.ts';
import { nearHint } from '../contract/near-names.ts';
import { parametersOfShape } from '../contract/of-shape.ts';
import { UsageError } from './usage-error.ts';

/** Throws a UsageError when a fixture or an assumption is declared that none of `contracts` asks about. */
export function checkDeclarations(
  contracts: readonly Contract[],
  fixtures: readonly string[],
  assumptions: readonly string[],
): void {
  const known = contracts.flatMap((it) => fixtureNames(it).map(({ name }) => name));
  for (const name of fixtures) check('fixture', name, [...new Set(known)]);
  for (const name of assumptions) check('property to assume', name, assumptionNames(contracts));
}

function assumptionNames(contracts: readonly Contract[]): readonly string[] {
  const names = contracts.flatMap((contract) =>
    parametersOfShape(contract, 'reference').flatMap(({ requiredUnder }) => requiredUnder?.assumption ?? []),
  );
  return [...new Set(names)];
}

function check(kind: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw new UsageError(
    `There is no ${kind} ${quoted(name)}.`,
    nearHint(name, known, `There is ${known.length === 0 ? 'none' : known.join(', ')}.`),
  );
}
