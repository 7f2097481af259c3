import type { Contract } from '../contract/contract.ts';
import { parametersOfShape } from '../contract/of-shape.ts';

/** Whether a request with these parameters asks for a check alone, without effect. */
export function asksForCheck(
  contract: Contract,
  pairs: readonly (readonly [name: string, value: string])[],
): boolean {
  return parametersOfShape(contract, 'dry-run').some(({ name }) =>
    pairs.some(([own, value]) => own === name && value === 'true'),
  );
}
