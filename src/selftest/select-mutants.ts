import picomatch from 'picomatch';
import { familyOf } from './family-of.ts';
import type { Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';

/** Which mutants are asked for: globs on their names. */
export interface Selection {
  readonly defects: readonly string[];
  readonly oddities: readonly string[];
}

/** Whether `selection` asks for anything in particular. */
export function isSelective({ defects, oddities }: Selection): boolean {
  return defects.length + oddities.length > 0;
}

/** The mutants whose names match; without any pattern all of them. A family's name stands for the family. */
export function selectMutants(selection: Selection): readonly Mutant[] {
  if (!isSelective(selection)) return mutants;
  const defects = selection.defects.map(matcherOf);
  const oddities = selection.oddities.map(matcherOf);
  return mutants.filter(({ kind, name }) =>
    (kind === 'defect' ? defects : oddities).some((matches) => matches(name)),
  );
}

/** Those patterns that match no mutant of their kind. */
export function unmatched(selection: Selection): readonly string[] {
  const idle = (kind: Mutant['kind'], patterns: readonly string[]) =>
    patterns.filter((pattern) => {
      const matches = matcherOf(pattern);
      return !mutants.some((mutant) => mutant.kind === kind && matches(mutant.name));
    });
  return [...idle('defect', selection.defects), ...idle('oddity', selection.oddities)];
}

function matcherOf(pattern: string): (name: string) => boolean {
  const matches = picomatch(pattern, { dot: true });
  // A star alone means everything, although it would not match a slash.
  // What a pattern leaves out is named in full: that a family's name is something else says nothing.
  const matchesFamily = (name: string) => !pattern.startsWith('!') && matches(familyOf(name));
  return (name) => pattern === '*' || matches(name) || matchesFamily(name);
}
