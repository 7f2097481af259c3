import type { Contract } from '../../../contract/contract.ts';
import { parametersOfShape } from '../../../contract/of-shape.ts';

/** The clauses that only a full target can show. */
export function quotaClauses(contract: Contract): readonly string[] {
  if (contract.quota === null) return [];
  const { limit, scope, message } = contract.quota.clauses;
  const dryRun = parametersOfShape(contract, 'dry-run').map(({ clauses }) => clauses.quota);
  return [limit, scope, message, ...dryRun].filter((id) => id !== null);
}
