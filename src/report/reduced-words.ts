import type { Summary } from '../results/summary.ts';
import { groupBy } from './group-by.ts';

/** Why less was sent for the clauses of an operation than the profile asks for, a sentence an operation. */
export function reducedWords({ clauses }: Pick<Summary, 'clauses'>): readonly string[] {
  const reduced = clauses.flatMap(({ operation, reducedBy }) =>
    reducedBy === undefined ? [] : [{ operation, reducedBy }],
  );
  return [...groupBy(reduced, ({ operation }) => operation)].map(
    ([operation, [first]]) => `${operation}: ${first?.reducedBy ?? ''}`,
  );
}
