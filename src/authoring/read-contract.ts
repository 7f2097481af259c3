import { ContractError, checkContract } from '../contract/check-contract.ts';
import type { Contract } from '../contract/contract.ts';
import type { Protocol } from '../contract/protocol.ts';
import { type Authored, authoredSchema } from './authored.ts';
import { authoredFaults } from './authored-faults.ts';
import { expand } from './expand.ts';
import { sentencesOf } from './sentences.ts';

/**
 * `data` as a contract, whether it is written by hand or has every clause spelled out already. `place` names the file.
 * Throws a ContractError that says everything that is wrong with it.
 */
export function readContract(
  data: unknown,
  place: string,
  protocols: Readonly<Record<string, Protocol>>,
): Contract {
  if (isSpelledOut(data)) return checkContract(data, place);
  // Compiling a schema to read a few contracts takes longer than reading them does.
  const parsed = authoredSchema.safeParse(data, { jitless: true });
  if (!parsed.success)
    throw new ContractError(`${place} is not a contract:\n  ${sentencesOf(parsed.error, data).join('\n  ')}`);
  const protocol = protocols[parsed.data.protocol ?? 'rpc'];
  if (protocol === undefined) throw new ContractError(`${place} names a protocol that nobody knows.`);
  const expanded = expand(parsed.data, protocol);
  const faults = authoredFaults(parsed.data, expanded);
  if (faults.length > 0) throw new ContractError(`${place} has faults:\n  ${faults.join('\n  ')}`);
  return checkContract(expanded, place);
}

/** The type of what a module exports as its contract; a module that has it is checked while it is written. */
export function defineContract(authored: Authored): Authored {
  return authored;
}

function isSpelledOut(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'clauses' in data;
}
