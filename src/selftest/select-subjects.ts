import picomatch from 'picomatch';
import type { Variation } from '../reference/behaviour.ts';
import { defects } from '../reference/defects/index.ts';
import { oddities } from '../reference/oddities/index.ts';
import type { Subject } from './trial.ts';

/** Which subjects are asked for: globs on their names. */
export interface Selection {
  readonly defects: readonly string[];
  readonly oddities: readonly string[];
}

/** Every defect and every oddity of the reference endpoint. */
export const subjects: readonly Subject[] = [
  ...defects.map((defect) => subjectOf('defect', defect)),
  ...oddities.map((oddity) => subjectOf('oddity', oddity)),
];

/** The subjects whose names match; without any pattern all of them. A family's name stands for the family. */
export function selectSubjects(selection: Selection): readonly Subject[] {
  if (selection.defects.length + selection.oddities.length === 0) return subjects;
  const matchers = {
    defect: selection.defects.map(matcherOf),
    oddity: selection.oddities.map(matcherOf),
  };
  return subjects.filter(({ kind, name }) => matchers[kind].some((matches) => matches(name)));
}

/** Those patterns that match no subject of their kind. */
export function unmatched(selection: Selection): readonly string[] {
  const idle = (kind: Subject['kind'], patterns: readonly string[]) =>
    patterns.filter((pattern) => {
      const matches = matcherOf(pattern);
      return !subjects.some((subject) => subject.kind === kind && matches(subject.name));
    });
  return [...idle('defect', selection.defects), ...idle('oddity', selection.oddities)];
}

/** The part of a subject's name in front of the slash. */
export function familyOf(name: string): string {
  return name.slice(0, name.indexOf('/'));
}

function matcherOf(pattern: string): (name: string) => boolean {
  const matches = picomatch(pattern, { dot: true });
  // A star alone means everything, although it would not match a slash.
  // What a pattern leaves out is named in full: that a family's name is something else says nothing.
  const matchesFamily = (name: string) => !pattern.startsWith('!') && matches(familyOf(name));
  return (name) => pattern === '*' || matches(name) || matchesFamily(name);
}

function subjectOf(kind: Subject['kind'], { apply: _, ...plain }: Variation): Subject {
  return { kind, ...plain };
}
