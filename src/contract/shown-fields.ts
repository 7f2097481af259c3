import type { Contract, ShownField } from './contract.ts';

/** What the operation that lists shows of a resource; nothing where the contract names no such operation. */
export function shownFields({ companions }: Pick<Contract, 'companions'>): readonly ShownField[] {
  return companions.list?.fields ?? [];
}
