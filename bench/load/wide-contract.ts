import { loadUsualContracts } from '../../specs/contracts.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { parameterCalled } from '../../src/contract/of-shape.ts';

/** So many values more make a finite space of 245,745 combinations one of 983,025. */
const added = ['TLS_ADDED_FIRST', 'TLS_ADDED_SECOND'];

/** The usual contract that has a finite space, with a larger one. */
export async function loadWideContract(): Promise<Contract> {
  for (const contract of await loadUsualContracts())
    for (const rule of contract.across) {
      if (rule.kind !== 'support') continue;
      const table = Object.fromEntries(
        Object.entries(rule.table).map(([by, each], index, { length }) => [
          by,
          index === length - 1 ? [...each, ...added] : each,
        ]),
      );
      const listed = parameterCalled(contract, rule.each, 'list');
      return {
        ...contract,
        across: contract.across.map((it) => (it === rule ? { ...rule, table } : it)),
        parameters: contract.parameters.map((it) =>
          listed !== undefined && it === listed ? { ...listed, values: [...listed.values, ...added] } : it,
        ),
      };
    }
  throw new Error('No usual contract has a finite space.');
}
