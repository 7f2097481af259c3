import type { Contract, Text, TextParameter } from './contract.ts';

/** A text of which no two resources may have the same. */
export type UniqueText = TextParameter & { readonly text: Text & Required<Pick<Text, 'unique'>> };

/** The parameters of a contract that are such texts. */
export function uniqueTexts({ parameters }: Pick<Contract, 'parameters'>): readonly UniqueText[] {
  return parameters.filter((it): it is UniqueText => it.shape === 'text' && it.text.unique !== undefined);
}
