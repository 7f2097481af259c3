import picomatch from 'picomatch';
import { selectByPatterns } from '../contract/select-by-patterns.ts';
import { familyOf } from './family-of.ts';
import type { Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';

/** What mutants come from: `derived` from a clause, or `natural`, as real stacks have them. */
export type Origin = 'derived' | 'natural';

/** Which mutants are asked for: globs on their names; one behind a `!` leaves out. */
export interface Selection {
  readonly defects: readonly string[];
  readonly oddities: readonly string[];
  /** Null for both. */
  readonly origin: Origin | null;
}

/** Whether `selection` asks for anything in particular. */
export function isSelective({ defects, oddities, origin }: Selection): boolean {
  return defects.length + oddities.length > 0 || origin === 'natural';
}

/** The mutants of that origin whose names match; without any pattern all of them. A family's name stands for the family. */
export function selectMutants(selection: Selection): readonly Mutant[] {
  const { origin, defects, oddities } = selection;
  const others = origin === null ? mutants : mutants.filter((mutant) => originOf(mutant) === origin);
  if (defects.length + oddities.length === 0) return others;
  const chosen = new Set([...selected('defect', defects).chosen, ...selected('oddity', oddities).chosen]);
  return others.filter((mutant) => chosen.has(mutant));
}

/** Where a mutant comes from; what is made of others comes from theirs. */
export function originOf({ layer }: Pick<Mutant, 'layer'>): Origin {
  return layer === null ? 'derived' : 'natural';
}

/** Those patterns that match no mutant of their kind. */
export function unmatched({ defects, oddities }: Selection): readonly string[] {
  return [...selected('defect', defects).idle, ...selected('oddity', oddities).idle];
}

/** Of a kind that no pattern speaks of nothing is chosen when another one is asked for. */
function selected(kind: Mutant['kind'], patterns: readonly string[]) {
  const ofKind = mutants.filter((mutant) => mutant.kind === kind);
  const { chosen, idle } = selectByPatterns(ofKind, patterns, matcherOf);
  return { chosen: patterns.length === 0 ? [] : chosen, idle };
}

function matcherOf(pattern: string): (mutant: Mutant) => boolean {
  const matches = picomatch(pattern, { dot: true, nonegate: true });
  // A star alone means everything, although it would not match a slash.
  return ({ name }) => pattern === '*' || matches(name) || matches(familyOf(name));
}
