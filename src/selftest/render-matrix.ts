import { groupBy } from '../report/group-by.ts';
import { createPainter, type Painter } from '../report/painter.ts';
import { counted, duration } from '../report/words.ts';
import { hang, wrap } from '../report/wrap.ts';
import type { AssessedTrial, Assessment } from './assess.ts';
import { troubleLines } from './render-trouble.ts';
import { foundIn, type SelftestReport } from './report.ts';

/** How the matrix is laid out. */
export interface MatrixLayout {
  readonly columns: number;
  readonly color: boolean;
}

/** The report for a terminal: totals by family, what went wrong in full, totals by clause, the curve. */
export function renderMatrix(report: SelftestReport, { columns, color }: MatrixLayout): string {
  const paint = createPainter(color);
  const defects = report.assessments.filter(({ subject }) => subject.kind === 'defect');
  const oddities = report.assessments.filter(({ subject }) => subject.kind === 'oddity');
  return [
    ...(defects.length > 0 ? familyLines('Defects', 'found', defects, paint) : []),
    ...(oddities.length > 0 ? familyLines('Oddities', 'silent', oddities, paint) : []),
    ...troubleLines(report.assessments, columns, paint),
    ...(defects.length > 0 ? clauseLines(report, columns, paint) : []),
    ...(defects.length > 0 ? curveLines(report, paint) : []),
    ...verdictLines(report, columns, paint),
  ].join('\n');
}

function familyLines(
  title: string,
  right: 'found' | 'silent',
  assessments: readonly Assessment[],
  paint: Painter,
): readonly string[] {
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(34)}${cells.map((cell) => cell.padStart(11)).join('')}`;
  const families = [...groupBy(assessments, ({ family }) => family)].map(([family, members]) => {
    const trials = members.flatMap((it) => it.trials);
    const count = members.filter(({ finding }) => finding === right).length;
    const line = row(`  ${family}`, [`${count} of ${members.length}`, ...costs(trials)]);
    return count === members.length ? line : paint.red(line);
  });
  return [paint.bold(row(title, [right, 'requests', 'most', 'ms'])), ...families, ''];
}

/** The median and the most of the requests until found, or of the whole run, and the median of the time. */
function costs(trials: readonly AssessedTrial[]): readonly string[] {
  const requests = trials.map((trial) => trial.foundBy?.requests ?? trial.requests);
  const ms = trials.map((trial) => trial.foundBy?.ms ?? trial.durationMs);
  return [median(requests), Math.max(...requests), median(ms)].map((value) => value.toLocaleString('en-US'));
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function clauseLines({ clauses }: SelftestReport, columns: number, paint: Painter): readonly string[] {
  const named = clauses.filter((clause) => clause.named > 0 || clause.wrong > 0);
  const idle = named.filter((clause) => clause.named > 0 && clause.found === 0).map(({ clause }) => clause);
  const row = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(50)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  return [
    paint.bold(row('Clauses', ['named by', 'first', 'wrongly'])),
    ...named.map(({ clause, named: count, found, wrong }) => row(`  ${clause}`, [count, found, wrong])),
    ...(idle.length === 0 ? [] : hang('  Never the first to find: ', idle.join(', '), columns)),
    '',
  ];
}

const barColumns = 44;

function curveLines({ curve, defects, seeds }: SelftestReport, paint: Painter): readonly string[] {
  const bar = (share: number) => '█'.repeat(Math.round(share * barColumns)).padEnd(barColumns, '·');
  const trials = defects.all * seeds.length;
  return [
    paint.bold(`${'Requests sent'.padEnd(16)}defects found, of ${trials.toLocaleString('en-US')}`),
    ...curve.map(
      ({ requests, found, share }) =>
        `${String(requests).padStart(8)}        ${bar(share)} ${(share * 100).toFixed(1).padStart(5)} %${String(found).padStart(6)}`,
    ),
    '',
  ];
}

function verdictLines(report: SelftestReport, columns: number, paint: Painter): readonly string[] {
  const { defects, oddities, seeds, assessments } = report;
  const should = assessments.filter(({ subject }) => subject.level === 'should');
  const sentences = [
    ...(defects.all === 0
      ? []
      : [
          `${defects.found} of ${counted(defects.all, 'defect')} found: ${defects.mustFound} of ${defects.must} that break a must, ${foundIn(should)} of ${should.length} that break a should.`,
        ]),
    ...(oddities.all === 0
      ? []
      : [
          `${oddities.silent} of ${oddities.all} odd but right endpoints left alone, in ${counted(oddities.requests, 'request')}.`,
        ]),
    `Profile ${report.profile}, ${seeds.length === 1 ? `seed ${seeds[0]}` : `seeds ${seeds[0]} to ${seeds.at(-1)}`}: ${counted(report.requests, 'request')} in ${duration(report.durationMs)}.`,
    ...(report.complete ? [] : ['Broken off: not every trial was carried out.']),
  ];
  const tone = report.passed ? paint.green : paint.red;
  return sentences
    .flatMap((sentence) => wrap(sentence, columns))
    .map((line, index) => (index < 2 ? tone(line) : line));
}
