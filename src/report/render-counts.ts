import type { Level } from '../contract/clause.ts';
import type { ClauseResult, Summary } from '../results/summary.ts';
import { groupBy } from './group-by.ts';
import { outcomeLooks, shownOutcome, tally } from './outcomes.ts';
import type { Painter } from './painter.ts';
import { hang } from './wrap.ts';

const levels: readonly Level[] = ['must', 'should', 'open'];

const cells = (values: readonly (string | number)[]): string =>
  values.map((value) => (value === 0 ? '·' : String(value)).padStart(8)).join('');

/** Outcomes down, levels across. */
function table(clauses: readonly ClauseResult[], paint: Painter): readonly string[] {
  const rows = tally(clauses).map(([outcome, total]) => {
    const { title, glyph, tone } = outcomeLooks[outcome];
    const counts = levels.map(
      (level) =>
        clauses.filter((clause) => clause.level === level && shownOutcome(clause) === outcome).length,
    );
    return paint.tone(tone)(`${glyph} ${title.padEnd(14)}${cells([...counts, total])}`);
  });
  const totals = levels.map((level) => clauses.filter((clause) => clause.level === level).length);
  return [
    paint.dim(`${'Clauses'.padEnd(16)}${cells([...levels, 'all'])}`),
    ...rows,
    paint.dim(`${'  all'.padEnd(16)}${cells([...totals, clauses.length])}`),
  ];
}

/** How many clauses came to which outcome, by level and by operation. */
export function renderCounts(summary: Summary, columns: number, paint: Painter): readonly string[] {
  const operations = groupBy(summary.clauses, (clause) => clause.operation);
  const nameColumns = Math.min(
    Math.max(0, ...[...operations.keys()].map((name) => name.length)),
    columns / 2,
  );
  return [
    ...table(summary.clauses, paint),
    '',
    ...[...operations].flatMap(([operation, clauses]) => {
      const outcomes = tally(clauses).map(([outcome, count]) => `${count} ${outcomeLooks[outcome].title}`);
      return hang(`${operation.padEnd(nameColumns)}  `, outcomes.join(', '), columns);
    }),
  ];
}
