import type { Mutant } from './mutant.ts';

/** The endpoint without faults in the surroundings of `mutant`: what its trials are measured by. */
export function surroundingsOf({
  operations,
  isSimulated,
  quota,
  assume,
}: Pick<Mutant, 'operations' | 'isSimulated' | 'quota' | 'assume'>): Mutant {
  const details = [...(operations ?? []), ...(assume === null ? [] : [assume])];
  return {
    kind: 'surroundings',
    name: [isSimulated ? 'simulated' : `quota/policies-${quota}`, ...details].join(' '),
    family: 'as-documented',
    about: isSimulated
      ? 'does as its contract says'
      : `does as the documents say, and takes ${quota} policies`,
    layer: null,
    faults: [],
    oddities: [],
    operations,
    isSimulated,
    quota,
    assume,
  };
}

/** The surroundings of all `mutants`, each once, and those of an endpoint of both operations with each of `quotas`. */
export function surroundingsFor(mutants: readonly Mutant[], quotas: readonly number[]): readonly Mutant[] {
  const all = [
    ...quotas.map((quota) => surroundingsOf({ operations: null, isSimulated: false, quota, assume: null })),
    ...mutants.map(surroundingsOf),
  ];
  return [...new Map(all.map((one) => [one.name, one])).values()];
}
