import type { Manners } from '../simulation.ts';
import { changeManners } from './change.ts';
import type { Draft, Family } from './flaw.ts';

/** What can go wrong with changing and deleting what a request names. */
export const acting: Family = (contract) => {
  const { subject, companions, idempotence } = contract;
  if (subject === undefined) return [];
  const { done, others } = subject.clauses;
  const flaw = (
    title: string,
    about: string,
    clauses: Draft['clauses'],
    change: Partial<Manners['acts']>,
  ): Draft => ({
    name: `acting/${title}`,
    about,
    clauses,
    apply: changeManners(({ acts }) => ({ acts: { ...acts, ...change } })),
  });
  const shown = (companions.list?.fields ?? []).map(({ parameter }) => parameter);
  return [
    flaw('not-done', `answers and ${subject.effect} nothing`, [done], { isDone: false }),
    flaw('another', `${subject.effect} another one in its place`, [done, others], {
      onto: (named, all) => [all.find((it) => it !== named) ?? named],
    }),
    flaw('all', `${subject.effect} all there is`, [others], { onto: (_, all) => all }),
    flaw(
      'token-forgotten',
      'takes a request that comes again for a new one',
      [idempotence?.clauses.idempotent, idempotence?.clauses.mismatch],
      {
        isReplayed: false,
      },
    ),
    ...(subject.effect === 'deletes'
      ? []
      : shown.map((parameter) =>
          flaw(`${parameter}-not-kept`, `does not keep a change of ${parameter}`, [done], {
            kept: (request) => new Map([...request].filter(([name]) => name !== parameter)),
          }),
        )),
  ];
};
