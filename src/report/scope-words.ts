import type { Scope } from '../results/summary.ts';
import { groupBy } from './group-by.ts';
import { counted } from './words.ts';

/** How many clauses a run was about, such as `84 of 129 clauses; 45 left out by profile quick`. */
export function scopeWords({ clauses, leftOut }: Pick<Scope, 'clauses' | 'leftOut'>): string {
  if (leftOut.length === 0) return `${clauses === 1 ? '' : 'all '}${counted(clauses, 'clause')}`;
  const parts = [...groupBy(leftOut, ({ by }) => by)].map(
    ([by, members]) => `${members.length} left out by ${by}`,
  );
  return [`${clauses - leftOut.length} of ${counted(clauses, 'clause')}`, ...parts].join('; ');
}
