import { createPainter, type Painter } from '../report/painter.ts';
import { counted, duration } from '../report/words.ts';
import { wrap } from '../report/wrap.ts';
import { deadLetterLines } from './dead-letters.ts';
import { limits } from './limits.ts';
import { clauseLines, curveLines } from './render-clauses.ts';
import { familyLines, kindLines, layerLines } from './render-families.ts';
import { findingLines, heavyLines, lostLines, unjudgedLines, wrongLines } from './render-trouble.ts';
import type { SelftestReport } from './report.ts';
import { percent } from './why-failed.ts';

/** How the matrix is laid out. */
export interface MatrixLayout {
  readonly columns: number;
  readonly color: boolean;
}

/** The report for a terminal: the matrix, what is not as it should be, the three figures last. */
export function renderMatrix(report: SelftestReport, { columns, color }: MatrixLayout): string {
  const paint = createPainter(color);
  const { assessments } = report;
  return [
    ...familyLines(assessments, paint),
    ...layerLines(assessments, paint),
    ...clauseLines(report.clauses, paint),
    ...deadLetterLines(report, columns, paint),
    ...curveLines(report.curve, 'defects', paint),
    ...curveLines(report.naturalCurve, 'natural faults', paint),
    ...findingLines(assessments, columns, paint),
    ...wrongLines(assessments, columns, paint),
    ...lostLines(assessments, columns, paint),
    ...unjudgedLines(assessments, columns, paint),
    ...heavyLines(assessments, paint),
    ...kindLines(assessments, paint),
    ...totalLines(report, columns, paint),
  ].join('\n');
}

/** The figures that are published, each in a sentence. */
export function totalSentences({ totals, natural }: SelftestReport): readonly string[] {
  const { found, faults, mustFound, mustFaults, wrong, trials, overLost, single } = totals;
  const share = (part: number, all: number) => (all === 0 ? '' : ` (${percent(part / all)})`);
  return [
    `Found ${found} of ${faults} faults in runs against them (${mustFound} of ${mustFaults} that break a must).`,
    ...(natural.trials === 0
      ? []
      : [
          `Natural faults alone: found ${natural.found} of ${natural.faults} (${natural.mustFound} of ${natural.mustFaults} that break a must${natural.mustFaults === 0 ? '' : `, ${percent(natural.mustFound / natural.mustFaults)}`}), accused natural oddities in ${natural.accusedRight} of ${natural.trials - natural.faults} trials.`,
        ]),
    `Accused wrongly in ${wrong} of ${trials} trials${share(wrong, trials)}.`,
    `Lost more than ${limits.lost} other must clauses in ${overLost} of ${single} trials of defects that break one clause, at most ${limits.lost} in ${single - overLost}${share(single - overLost, single)}.`,
  ];
}

function totalLines(report: SelftestReport, columns: number, paint: Painter): readonly string[] {
  const { profile, seeds, sample, totals, durationMs, failures } = report;
  const tone = report.passed ? paint.green : paint.red;
  const told = [
    `Profile ${profile}, ${seeds.length === 1 ? `seed ${seeds[0]}` : `seeds ${seeds[0]} to ${seeds.at(-1)}`}: ${counted(totals.requests, 'request')} in ${duration(durationMs)}.`,
    ...(sample === null
      ? []
      : [`A sample: ${sample.size} of ${counted(sample.of, 'mutant')}, of each family its share.`]),
  ];
  const lines = (sentences: readonly string[]) => sentences.flatMap((sentence) => wrap(sentence, columns));
  return [
    ...lines(totalSentences(report)).map(tone),
    ...lines(told),
    ...(failures.length === 0 ? [] : ['', paint.bold('Not good enough'), ...lines(failures).map(paint.red)]),
  ];
}
