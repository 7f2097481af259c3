import { changeManners } from './change.ts';
import type { Family } from './flaw.ts';

/** States of a new resource that no document lists, and those that it does not leave. */
export const states: Family = ({ companions: { states: own } }) => {
  if (own === undefined) return [];
  const { clause, values, withinMs, path } = own;
  const flaw = (title: string, about: string, change: (all: readonly string[]) => readonly string[]) => ({
    name: `states/${title}`,
    about,
    clauses: [clause],
    apply: changeManners(({ states: shown }) => ({ states: (all) => change(shown(all)) })),
  });
  return [
    ...(values === null
      ? []
      : [
          flaw('unlisted', `shows a ${path} that is not listed`, (all) => ['no-such-state', ...all]),
          flaw('unlisted-at-last', `comes to a ${path} that is not listed`, (all) => [
            ...all.slice(0, -1),
            'no-such-state',
          ]),
        ]),
    ...(values === null || withinMs === null || values.length < 2
      ? []
      : [flaw('never-there', `never leaves its first ${path}`, (all) => all.slice(0, 1))]),
  ];
};
