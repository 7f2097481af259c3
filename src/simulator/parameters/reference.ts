import type { ReferenceParameter } from '../../contract/contract.ts';
import { breachOf } from '../breach.ts';
import type { ParameterCheck } from './checking.ts';

/** The id of something that has to exist. */
export const reference: ParameterCheck<ReferenceParameter> = (parameter, entries, fixtures) => {
  const { name, clause, unknown } = parameter;
  if (fixtures.exists(name, entries[''] ?? '')) return [];
  return [breachOf({ clause, errors: unknown?.errors ?? [] }, 'unknown')];
};
