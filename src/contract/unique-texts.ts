import type { Contract, Text, TextParameter } from './contract.ts';
import { parametersOfShape } from './of-shape.ts';

/** A text of which no two resources may have the same. */
export type UniqueText = TextParameter & { readonly text: Text & Required<Pick<Text, 'unique'>> };

/** The parameters of a contract that are such texts. */
export function uniqueTexts(contract: Pick<Contract, 'parameters'>): readonly UniqueText[] {
  return parametersOfShape(contract, 'text').filter((it): it is UniqueText => it.text.unique !== undefined);
}
