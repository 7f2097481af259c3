import type { ValueParameter } from '../../contract/contract.ts';
import { checkValue } from '../values/check-value.ts';
import type { ParameterCheck } from './checking.ts';

/** A value of any kind. */
export const value: ParameterCheck<ValueParameter> = (parameter, entries, fixtures) =>
  checkValue(parameter.value, entries, fixtures);
