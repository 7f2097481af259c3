import type { Entries, Parameter } from '../../contract/contract.ts';
import type { Breach } from '../breach.ts';
import type { Fixtures } from '../fixtures.ts';
import { checkAbsence } from './absence.ts';
import type { ParameterCheck } from './checking.ts';
import { dryRun } from './dry-run.ts';
import { group } from './group.ts';
import { list } from './list.ts';
import { reference } from './reference.ts';
import { text } from './text.ts';
import { value } from './value.ts';

const checks: { readonly [S in Parameter['shape']]: ParameterCheck<Extract<Parameter, { shape: S }>> } = {
  text,
  token: text,
  // Which regions there are no contract says.
  region: () => [],
  reference,
  'dry-run': dryRun,
  list,
  group,
  value,
};

/** What is wrong with what a request gives to `parameter`; `entries` is undefined where it gives nothing. */
export function checkParameter(
  parameter: Parameter,
  entries: Entries | undefined,
  fixtures: Fixtures,
): readonly Breach[] {
  if (entries === undefined) return checkAbsence(parameter, fixtures);
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (checks[parameter.shape] as ParameterCheck<Parameter>)(parameter, entries, fixtures);
}
