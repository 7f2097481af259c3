import type { Variation } from '../reference/behaviour.ts';
import { defects } from '../reference/defects/index.ts';
import { oddities } from '../reference/oddities/index.ts';
import { familyOf } from './family-of.ts';
import { type Fault, type Mutant, operationsOf, usualQuota } from './mutant.ts';

/** An endpoint with each of the reference's defects, and one with each of its oddities. */
export const mutants: readonly Mutant[] = [
  ...defects.map((defect) => mutantOf('defect', defect)),
  ...oddities.map((oddity) => mutantOf('oddity', oddity)),
];

function mutantOf(kind: 'defect' | 'oddity', variation: Variation): Mutant {
  const { name, about, clauses, touches, level, layer, assume } = variation;
  const faults: readonly Fault[] = kind === 'defect' ? [{ name, about, clauses, touches, level }] : [];
  return {
    kind,
    name,
    family: familyOf(name),
    about,
    layer: layer ?? null,
    faults,
    oddities: kind === 'oddity' ? [name] : [],
    operations: operationsOf(faults),
    isSimulated: false,
    quota: usualQuota,
    assume: assume ?? null,
  };
}
