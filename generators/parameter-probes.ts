import type { Contract, Parameter } from '../src/contract/contract.ts';
import type { Facts } from '../src/contract/facts.ts';
import { oncePer } from '../src/contract/once-per.ts';
import { groupProbes } from './group-probes.ts';
import { listProbes } from './list-probes.ts';
import type { Probe } from './probe.ts';
import { referenceProbes } from './reference-probes.ts';
import { textProbes } from './text-probes.ts';
import { tokenProbes } from './token-probes.ts';
import { valueProbes } from './value-probes.ts';

type Generator<P> = (parameter: P, contract: Contract, facts: Facts) => readonly Probe[];
type Generators = { readonly [K in Parameter['shape']]: Generator<Extract<Parameter, { shape: K }>> };

const generators: Generators = {
  text: textProbes,
  token: tokenProbes,
  region: () => [],
  reference: (parameter, _, facts) => referenceProbes(parameter, facts),
  'dry-run': () => [],
  list: (parameter, contract) => listProbes(contract, parameter),
  group: groupProbes,
  value: (parameter, _, facts) => valueProbes(parameter, facts),
};

/** The finite probes of one parameter's own clauses; presence, and what several parameters show, come from elsewhere. */
export function parameterProbes(parameter: Parameter, contract: Contract, facts: Facts): readonly Probe[] {
  return probesOf(contract)(facts)(parameter);
}

/** Made once: the smoke stage, cases and sequences all start from them. */
const probesOf = oncePer((contract: Contract) =>
  oncePer((facts: Facts) =>
    oncePer((parameter: Parameter) =>
      // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
      (generators[parameter.shape] as Generator<Parameter>)(parameter, contract, facts),
    ),
  ),
);
