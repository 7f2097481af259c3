import { protocols } from '../../../specs/contracts.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Authored } from '../authored.ts';
import { readContract } from '../read-contract.ts';

/** The contract that is written as `authored`. */
export function readAuthored(authored: Authored): Contract {
  return readContract(authored, authored.operation, protocols);
}
