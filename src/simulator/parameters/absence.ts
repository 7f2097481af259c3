import type { Parameter } from '../../contract/contract.ts';
import { type Breach, breachOf } from '../breach.ts';
import type { Fixtures } from '../fixtures.ts';

type Absent<P> = (parameter: P, fixtures: Fixtures) => readonly Breach[];

const needed = ({ presence: { required, clause, errors } }: Parameter): readonly Breach[] =>
  required ? [{ clause: clause ?? null, errors, kind: 'missing', at: 0 }] : [];

const absences: { readonly [S in Parameter['shape']]: Absent<Extract<Parameter, { shape: S }>> } = {
  text: needed,
  token: needed,
  region: needed,
  reference: (parameter, { assumptions }) => {
    const { requiredUnder } = parameter;
    const isNeeded = requiredUnder !== undefined && assumptions.includes(requiredUnder.assumption);
    return isNeeded ? [breachOf(requiredUnder, 'missing')] : needed(parameter);
  },
  'dry-run': needed,
  list: needed,
  group: needed,
  value: needed,
};

/** What is wrong with a request that does not have the parameter. */
export function checkAbsence(parameter: Parameter, fixtures: Fixtures): readonly Breach[] {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (absences[parameter.shape] as Absent<Parameter>)(parameter, fixtures);
}
