import type { Contract, Parameter } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import type { CaseDraft } from './case-draft.ts';
import { groupDrafts } from './group-drafts.ts';
import { listDrafts } from './list-drafts.ts';
import { referenceDrafts } from './reference-drafts.ts';
import { textDrafts } from './text-drafts.ts';
import { tokenDrafts } from './token-drafts.ts';
import { valueDrafts } from './value-drafts.ts';

type Generator<P> = (parameter: P, contract: Contract, facts: Facts) => readonly CaseDraft[];
type Generators = { readonly [K in Parameter['shape']]: Generator<Extract<Parameter, { shape: K }>> };

const generators: Generators = {
  text: textDrafts,
  token: tokenDrafts,
  region: () => [],
  reference: (parameter, _, facts) => referenceDrafts(parameter, facts),
  'dry-run': () => [],
  list: (parameter, contract) => listDrafts(contract, parameter),
  group: groupDrafts,
  value: (parameter, _, facts) => valueDrafts(parameter, facts),
};

/** The finite drafts of one parameter's own clauses; presence, and what several parameters show, come from elsewhere. */
export function parameterDrafts(
  parameter: Parameter,
  contract: Contract,
  facts: Facts,
): readonly CaseDraft[] {
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
