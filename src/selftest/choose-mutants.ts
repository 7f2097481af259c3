import { choosePairs } from './choose-pairs.ts';
import type { Mutant } from './mutant.ts';
import type { Sample } from './report.ts';
import { sample } from './sample.ts';
import { smallQuotas } from './small-quotas.ts';

/** What is to be tried beside single defects and oddities, and how much of it. */
export interface Choice {
  /** Pairs of defects. */
  readonly pairs: number;
  /** Quotas of policies that some defects are tried with again. */
  readonly quotas: readonly number[];
  /** How many mutants are to be taken of all; null for all. */
  readonly size: number | null;
  readonly seed: number;
}

/** The chosen `mutants`, with pairs of them and with small quotas, or a sample of all these. */
export async function chooseMutants(
  mutants: readonly Mutant[],
  { pairs, quotas, size, seed }: Choice,
): Promise<{ readonly mutants: readonly Mutant[]; readonly sample: Sample | null }> {
  const others = [...mutants, ...smallQuotas(mutants, quotas, seed)];
  const all = others.length + pairs;
  if (size === null || size >= all) {
    return { mutants: [...others, ...(await choosePairs(mutants, pairs, seed))], sample: null };
  }
  // Pairs come in a random order, so that the first of them are a sample; to choose them takes time.
  const chosen = await choosePairs(mutants, Math.round((size * pairs) / all), seed);
  return {
    mutants: [...sample(others, size - chosen.length, seed), ...chosen],
    sample: { size, of: all },
  };
}
