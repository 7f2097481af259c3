import type { Contract, ReferenceParameter } from './contract.ts';
import type { Facts } from './facts.ts';
import { parametersOfShape } from './of-shape.ts';

/** The references without which a target that is declared to be so refuses a request. */
export function neededReferences(
  contract: Pick<Contract, 'parameters'>,
  { assumptions }: Pick<Facts, 'assumptions'>,
): readonly ReferenceParameter[] {
  return parametersOfShape(contract, 'reference').filter(
    ({ requiredUnder }) => requiredUnder !== undefined && assumptions.includes(requiredUnder.assumption),
  );
}
