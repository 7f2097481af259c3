import type { Contract } from '../contract/contract.ts';
import type { Parameters } from '../contract/test-case.ts';
import { tokenName } from '../contract/token-name.ts';
import type { Marks } from './id-memory.ts';

/** What tells a request with these parameters from others, where a target can take one for another's replay. */
export function marksOf(contract: Contract, values: Parameters): Marks {
  const name = tokenName(contract);
  const others = Object.entries(values).filter(([path]) => path !== name);
  return {
    token: values[name] ?? null,
    asked: contract.idempotence === null ? null : JSON.stringify(others.sort()),
  };
}
