import type { Profile } from '../../generators/plan/case-options.ts';
import type { Contract } from '../contract/contract.ts';
import type { Mutant } from './mutant.ts';
import type { Trial } from './trial.ts';

/**
 * The trials of each mutant: with every seed when it is a single fault, an oddity or nothing at all; with one of the
 * seeds in turn when it is a pair or has a quota of its own, which vary enough by themselves. `contracts` has those that
 * mutants are simulated from.
 */
export function planTrials(
  mutants: readonly Mutant[],
  seeds: readonly number[],
  profile: Profile,
  contracts: readonly Contract[],
): readonly Trial[] {
  const varied = mutants.filter(isVaried);
  const places = new Map(varied.map((mutant, place) => [mutant, place]));
  return seeds.flatMap((seed, turn) =>
    mutants
      .filter((mutant) => {
        const place = places.get(mutant);
        return place === undefined || place % seeds.length === turn;
      })
      .map((mutant) => ({ mutant, contract: contractOf(mutant, contracts), seed, profile })),
  );
}

function isVaried({ kind, family }: Mutant): boolean {
  return kind === 'pair' || (kind === 'defect' && family.startsWith('quota-'));
}

function contractOf({ isSimulated, operations }: Mutant, contracts: readonly Contract[]): Contract | null {
  if (!isSimulated) return null;
  const contract = contracts.find(({ operation }) => operations?.includes(operation) === true);
  if (contract === undefined) throw new Error(`There is no contract of ${operations?.join()}.`);
  return contract;
}
