import type { SettingName } from './settings.ts';

/** What the command line gives. */
export interface CompareFlags extends Readonly<Record<string, unknown>> {
  readonly targets?: boolean;
  readonly seed?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly otherContracts?: boolean;
}

/** Settings of a run that both targets of a comparison are given. */
export const comparedSettings: readonly SettingName[] = [
  'operation',
  'clause',
  'profile',
  'seed',
  'cases',
  'region',
  'fixture',
  'assume',
  'signature',
  'ca',
  'insecure',
  'concurrency',
  'rate',
  'timeout',
];
