import type { Painter } from '../report/painter.ts';
import { hang } from '../report/wrap.ts';
import type { AssessedTrial, Assessment, Finding } from './assess.ts';
import type { Accusation } from './trial.ts';

const titles: { readonly [F in Finding]: string | null } = {
  found: null,
  silent: null,
  missed: 'Missed',
  'found-elsewhere': 'Found only by clauses that have nothing to do with it',
  accused: 'Odd but right, and accused',
  'broken-down': 'Broken down',
};

/** Everything that is not as it should be, in full. */
export function troubleLines(
  assessments: readonly Assessment[],
  columns: number,
  paint: Painter,
): readonly string[] {
  const findings = Object.entries(titles).flatMap(([finding, title]) => {
    const members = assessments.filter((it) => it.finding === finding);
    if (title === null || members.length === 0) return [];
    return [paint.bold(title), ...members.flatMap((it) => memberLines(it, columns, paint)), ''];
  });
  return [
    ...findings,
    ...besideLines(assessments, columns, paint),
    ...unsureLines(assessments, columns, paint),
  ];
}

function memberLines(
  { subject, finding, trials }: Assessment,
  columns: number,
  paint: Painter,
): readonly string[] {
  const concerned = trials.filter((trial) => trial.finding === finding);
  const [first] = concerned;
  return [
    paint.red(`  ${subject.name}`),
    ...hang(
      '    ',
      `${subject.about}${subject.level === 'should' ? ' (breaks a should only)' : ''}`,
      columns,
    ),
    ...(subject.clauses.length === 0 ? [] : hang('    clauses  ', subject.clauses.join(', '), columns)),
    ...(trials.length === 1 ? [] : [`    seeds    ${concerned.map(({ seed }) => seed).join(', ')}`]),
    ...(first === undefined ? [] : trialLines(first, columns)),
  ];
}

function trialLines({ wrong, fault, inconclusive }: AssessedTrial, columns: number): readonly string[] {
  return [
    ...(fault === null ? [] : hang('    fault    ', fault, columns)),
    ...wrong.flatMap((accusation) => hang('    accused  ', sentenceOf(accusation), columns)),
    ...inconclusive
      .slice(0, 3)
      .flatMap(({ clause, reason }) => hang('    unsure   ', `${clause}: ${reason}`, columns)),
  ];
}

function sentenceOf({ clause, reason, example }: Accusation): string {
  return `${clause}: ${reason}${example === null ? '' : ` (${example.case})`}`;
}

/** Defects that were found, and for which other clauses were accused as well. */
function besideLines(assessments: readonly Assessment[], columns: number, paint: Painter): readonly string[] {
  const beside = assessments.flatMap(({ subject, finding, trials }) => {
    const clauses = [...new Set(trials.flatMap(({ wrong }) => wrong.map(({ clause }) => clause)))];
    return finding === 'found' && clauses.length > 0 ? [{ name: subject.name, clauses }] : [];
  });
  if (beside.length === 0) return [];
  return [
    paint.bold('Found, and other clauses accused beside'),
    ...beside.flatMap(({ name, clauses }) => hang(`  ${name}  `, clauses.join(', '), columns)),
    '',
  ];
}

/** Oddities that made must clauses inconclusive, which is no accusation. */
function unsureLines(assessments: readonly Assessment[], columns: number, paint: Painter): readonly string[] {
  const unsure = assessments.flatMap(({ subject, trials }) => {
    const reasons = new Map(
      trials.flatMap((trial) => trial.inconclusive.map((it) => [it.clause, it.reason])),
    );
    const [reason] = reasons.values();
    return subject.kind === 'oddity' && reason !== undefined ? [{ name: subject.name, reasons, reason }] : [];
  });
  if (unsure.length === 0) return [];
  return [
    paint.bold('Odd but right, and not judged in full'),
    ...unsure.flatMap(({ name, reasons, reason }) =>
      hang(
        `  ${name}  `,
        reasons.size > 4
          ? `${reasons.size} clauses: ${reason}`
          : [...reasons].map(([clause, why]) => `${clause}: ${why}`).join('; '),
        columns,
      ),
    ),
    '',
  ];
}
