import type { Painter } from '../report/painter.ts';
import type { CurvePoint } from './curve.ts';
import type { ClauseTotal } from './report.ts';

/** A row for each clause that a fault breaks or that something is wrong with. */
export function clauseLines(clauses: readonly ClauseTotal[], paint: Painter): readonly string[] {
  const row = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(51)}${cells.map((cell) => String(cell).padStart(7)).join('')}`;
  const rows = clauses
    .filter(({ broken, wrong, lost }) => broken + wrong + lost > 0)
    .map(({ clause, broken, found, wrong, lost }) => {
      const line = row(`  ${clause}`, [broken, found, wrong, lost]);
      return wrong > 0 ? paint.red(line) : line;
    });
  return rows.length === 0
    ? []
    : [paint.bold(row('Clauses, in trials', ['broken', 'found', 'wrong', 'lost'])), ...rows, ''];
}

const barColumns = 44;

/** By how many requests what share of the defects had shown; `what` says which. */
export function curveLines(curve: readonly CurvePoint[], what: string, paint: Painter): readonly string[] {
  if (curve.length === 0) return [];
  const bar = (share: number) => '█'.repeat(Math.round(share * barColumns)).padEnd(barColumns, '·');
  return [
    paint.bold(`${'Requests sent'.padEnd(16)}${what} that had shown by then`),
    ...curve.map(
      ({ requests, found, share }) =>
        `${String(requests).padStart(8)}        ${bar(share)} ${(share * 100).toFixed(1).padStart(5)} %${String(found).padStart(5)}`,
    ),
    '',
  ];
}
