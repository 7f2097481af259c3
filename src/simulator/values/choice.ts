import type { ChoiceValue } from '../../contract/contract.ts';
import { scalar } from './scalar.ts';

/** One of the listed values as they are listed; anything where the list is not closed. */
export const choice = scalar<ChoiceValue>(({ closed, values }, text) => !closed || values.includes(text));
