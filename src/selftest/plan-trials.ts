import type { Profile } from '../../generators/case-options.ts';
import type { Mutant } from './mutant.ts';
import type { Trial } from './trial.ts';

/**
 * The trials of each mutant: with every seed when it is a single fault, an oddity or nothing at all; with one of the
 * seeds in turn when it is a pair or has a quota of its own, which vary enough by themselves.
 */
export function planTrials(
  mutants: readonly Mutant[],
  seeds: readonly number[],
  profile: Profile,
): readonly Trial[] {
  const varied = mutants.filter(isVaried);
  const places = new Map(varied.map((mutant, place) => [mutant, place]));
  return seeds.flatMap((seed, turn) =>
    mutants
      .filter((mutant) => {
        const place = places.get(mutant);
        return place === undefined || place % seeds.length === turn;
      })
      .map((mutant) => ({ mutant, seed, profile })),
  );
}

function isVaried({ kind, family }: Mutant): boolean {
  return kind === 'pair' || (kind === 'defect' && family.startsWith('quota-'));
}
