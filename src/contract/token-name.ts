import type { Contract } from './contract.ts';

/**
 * The parameter that makes a request idempotent. Where the operation has none it is the empty string, which names no
 * parameter: a look-up with it finds nothing.
 */
export function tokenName({ idempotence }: Pick<Contract, 'idempotence'>): string {
  return idempotence?.parameter ?? '';
}
