import type { Painter } from '../report/painter.ts';
import { hang } from '../report/wrap.ts';
import { type Assessment, type Finding, isRight } from './assess.ts';
import { limits } from './limits.ts';
import { isHeavy, isOverLost, type MutantTrial, trialsOf } from './totals.ts';
import type { Accusation, Unjudged } from './trial.ts';

const titles: { readonly [F in Finding]: string | null } = {
  found: null,
  silent: null,
  missed: 'Missed',
  accused: 'Right, and accused',
  'did-not-end': 'Did not end',
  'broke-down': 'Broke down',
};

/** Mutants that a trial did not come to the right end with, and those trials. */
export function findingLines(
  assessments: readonly Assessment[],
  columns: number,
  paint: Painter,
): readonly string[] {
  return Object.entries(titles).flatMap(([finding, title]) => {
    const members = assessments.filter((it) => it.finding === finding);
    if (title === null || members.length === 0) return [];
    const lines = members.flatMap((it) => {
      const { name, about, faults } = it.mutant;
      const clauses = faults.flatMap((fault) => fault.clauses).join(', ');
      const tone = isRight(it) ? paint.yellow : paint.red;
      return [
        tone(`  ${name}`),
        ...hang('    ', `${about}${isRight(it) ? ' (breaks a should only)' : ''}`, columns),
        ...(clauses === '' ? [] : hang('    breaks  ', clauses, columns)),
        ...trialsOf([it])
          .filter((trial) => trial.finding === finding)
          .flatMap((trial) => trialLines(trial, columns)),
      ];
    });
    return [paint.bold(title), ...lines, ''];
  });
}

function trialLines(
  { seed, mutant, foundBy, fault, wrong }: MutantTrial,
  columns: number,
): readonly string[] {
  const missed = mutant.faults
    .filter((_, place) => (foundBy[place] ?? null) === null)
    .map(({ name }) => name);
  const told = [
    ...(fault === null ? [] : [fault]),
    ...(missed.length === 0 ? [] : [`missed ${missed.join(', ')}`]),
    ...(wrong.length === 0 ? [] : [`accused ${wrong.map(({ clause }) => clause).join(', ')}`]),
  ];
  return hang(`    seed ${seed}  `, told.join('; '), columns);
}

/** Every accusation of a clause that is not broken. */
export function wrongLines(
  assessments: readonly Assessment[],
  columns: number,
  paint: Painter,
): readonly string[] {
  const members = trialsOf(assessments).filter(({ wrong }) => wrong.length > 0);
  if (members.length === 0) return [];
  return [
    paint.bold('Accused wrongly'),
    ...members.flatMap(({ mutant, seed, wrong }) => [
      paint.red(`  ${mutant.name}, seed ${seed}`),
      ...wrong.flatMap((accusation) => hang('    ', sentenceOf(accusation), columns)),
    ]),
    '',
  ];
}

function sentenceOf({ clause, reason, example }: Accusation): string {
  return `${clause}: ${reason}${example === null ? '' : ` (${example.case})`}`;
}

/** As many of the worst are shown; the file has all. */
const worst = 10;

/** The trials of defects that break one clause in which most others were lost. */
export function lostLines(
  assessments: readonly Assessment[],
  columns: number,
  paint: Painter,
): readonly string[] {
  const members = trialsOf(assessments)
    .filter(isOverLost)
    .toSorted((one, other) => other.lost.length - one.lost.length);
  if (members.length === 0) return [];
  const title = `Lost more than ${limits.lost} other must clauses, the worst of ${members.length}`;
  return [paint.bold(title), ...members.slice(0, worst).flatMap((trial) => lostOf(trial, columns)), ''];
}

function lostOf({ mutant, seed, lost }: MutantTrial, columns: number): readonly string[] {
  const [first] = lost;
  return [
    `  ${mutant.name}, seed ${seed}: ${lost.length}`,
    ...(first === undefined ? [] : hang('    ', tellLost(lost, first), columns)),
  ];
}

function tellLost(lost: readonly Unjudged[], { clause, reason }: Unjudged): string {
  const others = lost.slice(1, 4).map((it) => it.clause);
  const more = lost.length > 4 ? [`${lost.length - 4} more`] : [];
  return [
    `${clause}: ${reason}`,
    ...(others.length === 0 ? [] : [`also ${[...others, ...more].join(', ')}`]),
  ].join('; ');
}

/** Endpoints without faults of which must clauses were not judged, which is no accusation. */
export function unjudgedLines(
  assessments: readonly Assessment[],
  columns: number,
  paint: Painter,
): readonly string[] {
  const members = trialsOf(assessments).filter(
    ({ mutant, ending, lost }) => mutant.faults.length === 0 && ending === 'ended' && lost.length > 0,
  );
  if (members.length === 0) return [];
  return [
    paint.bold('Right, and not judged in full'),
    ...members.flatMap((trial) => lostOf(trial, columns)),
    '',
  ];
}

/** Single faults that took many more requests than the endpoint without faults. */
export function heavyLines(assessments: readonly Assessment[], paint: Painter): readonly string[] {
  const members = trialsOf(assessments)
    .filter(isHeavy)
    .toSorted((one, other) => (other.timesRequests ?? 0) - (one.timesRequests ?? 0));
  if (members.length === 0) return [];
  return [
    paint.bold(`More than ${limits.requests} times the requests, the worst of ${members.length} trials`),
    ...members
      .slice(0, worst)
      .map(
        ({ mutant, seed, requests, timesRequests }) =>
          `  ${mutant.name}, seed ${seed}: ${requests.toLocaleString('en-US')}, ${(timesRequests ?? 0).toFixed(1)} times`,
      ),
    '',
  ];
}
