import type { Painter } from '../report/painter.ts';
import { wrap } from '../report/wrap.ts';
import type { ClauseTotal, SelftestReport } from './report.ts';

/** Clauses of simulated endpoints that no flaw was told by: whoever breaks them is perhaps not found. */
export function deadLetters({
  whole,
  clauses,
}: Pick<SelftestReport, 'whole' | 'clauses'>): readonly ClauseTotal[] {
  // What was not tried says nothing.
  if (whole === null) return [];
  return clauses.filter(
    ({ clause, found }) => found === 0 && whole.includes(clause.slice(0, clause.indexOf('.'))),
  );
}

/** A sentence on them, and one for each. */
export function deadLetterLines(
  report: Pick<SelftestReport, 'whole' | 'clauses'>,
  columns: number,
  paint: Painter,
): readonly string[] {
  if (report.whole === null) return [];
  const dead = deadLetters(report);
  const judged = report.clauses.length;
  const sentence =
    dead.length === 0
      ? `Each of ${judged} clauses was told broken.`
      : `${judged - dead.length} of ${judged} clauses were told broken, these were not:`;
  return [
    ...wrap(sentence, columns),
    ...dead.map(({ clause, broken }) =>
      paint.yellow(
        broken === 0
          ? `  ${clause}: no endpoint could be thought of that breaks it alone`
          : `  ${clause}: broken in ${broken} trials, and each time another one was`,
      ),
    ),
    '',
  ];
}
