import { isPolicyClause } from '../reference/clause-id.ts';
import type { Mutant } from './mutant.ts';
import { createRandom, shuffled } from './random.ts';

/** Mutants that are tried again with each quota. */
const perQuota = 20;

/** Some defects in policies, by seed, of an endpoint that takes few of them: a right one may take any number. */
export function smallQuotas(
  mutants: readonly Mutant[],
  quotas: readonly number[],
  seed: number,
): readonly Mutant[] {
  const random = createRandom(seed);
  const defects = mutants.filter(
    ({ kind, layer, faults }) =>
      kind === 'defect' && layer === null && faults.every(({ clauses }) => clauses.every(isPolicyClause)),
  );
  return quotas.flatMap((quota) =>
    shuffled(defects, random)
      .slice(0, perQuota)
      .map((mutant) => ({
        ...mutant,
        name: `${mutant.name}, quota ${quota}`,
        family: `quota-${quota}`,
        about: `${mutant.about}, and takes ${quota} policies`,
        quota,
      })),
  );
}
