import type { TextParameter, TokenParameter } from '../../contract/contract.ts';
import { checkText } from '../values/text.ts';
import type { ParameterCheck } from './checking.ts';

/** A name, a description, a token. */
export const text: ParameterCheck<TextParameter | TokenParameter> = (parameter, entries) =>
  checkText(parameter.text, entries[''] ?? '');
