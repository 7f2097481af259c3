import type { Contract, ShownField } from './contract.ts';

type ShownText = Extract<ShownField, { shape: 'text' }>;

/** What the operation that lists shows of a resource; nothing where the contract names no such operation. */
export function shownFields({ companions }: Pick<Contract, 'companions'>): readonly ShownField[] {
  return companions.list?.fields ?? [];
}

/** What it shows as one text. */
export function shownTexts(contract: Pick<Contract, 'companions'>): readonly ShownText[] {
  return shownFields(contract).filter((it): it is ShownText => it.shape === 'text');
}
