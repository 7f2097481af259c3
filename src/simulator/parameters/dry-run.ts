import type { DryRunParameter } from '../../contract/contract.ts';
import { notTaken } from '../breach.ts';
import type { ParameterCheck } from './checking.ts';

/** Whether nothing but a check is asked for: `true` or `false`. */
export const dryRun: ParameterCheck<DryRunParameter> = (_, entries) =>
  ['true', 'false'].includes(entries[''] ?? '') ? [] : [notTaken];
