import type { Contract } from '../contract/contract.ts';
import { fixtureNames } from '../contract/fixture-names.ts';
import { inventedBlock, inventedId } from './fixtures.ts';

/** What exists for requests to refer to on a simulated endpoint that is told nothing else, by parameter or fixture. */
export function fixturesOf(contract: Contract): Readonly<Record<string, string>> {
  // What requests act on is made for them.
  const known = fixtureNames(contract).filter(({ name }) => name !== contract.subject?.parameter);
  return Object.fromEntries(
    known.map(({ name, isBlock }) => [name, isBlock ? inventedBlock : inventedId(name)]),
  );
}
