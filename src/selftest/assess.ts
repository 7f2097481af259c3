import { shows } from './collect.ts';
import { familyOf } from './select-subjects.ts';
import type { Accusation, Subject, TrialResult } from './trial.ts';

/**
 * `found` by a clause it belongs to, with every seed · `found-elsewhere` only by clauses that have nothing to do with
 * it · `missed` · for an oddity `silent` or `accused` · `broken-down` when a run did.
 */
export type Finding = 'found' | 'found-elsewhere' | 'missed' | 'silent' | 'accused' | 'broken-down';

/** What all trials of a subject came to; the worst of them counts. */
export interface Assessment {
  readonly subject: Subject;
  readonly family: string;
  readonly finding: Finding;
  readonly trials: readonly AssessedTrial[];
}

/** A trial, with what found its subject told from what accused it wrongly. */
export interface AssessedTrial extends TrialResult {
  readonly finding: Finding;
  /** The first clause that rightly found the subject; null when none did. */
  readonly foundBy: Accusation | null;
  /** Clauses accused that have nothing to do with the subject. */
  readonly wrong: readonly Accusation[];
}

const gravity: readonly Finding[] = [
  'found',
  'silent',
  'found-elsewhere',
  'missed',
  'accused',
  'broken-down',
];

/** What the trials of `subject` show about the tester. */
export function assess(subject: Subject, results: readonly TrialResult[]): Assessment {
  const trials = results.map((result) => assessTrial(subject, result));
  const worst = Math.max(...trials.map(({ finding }) => gravity.indexOf(finding)));
  return { subject, family: familyOf(subject.name), finding: gravity[worst] ?? 'missed', trials };
}

/** Whether the finding is what a tester should come to; a should-defect may be missed. */
export function isRight({ subject, finding }: Assessment): boolean {
  return finding === 'found' || finding === 'silent' || (subject.level === 'should' && finding === 'missed');
}

function assessTrial(subject: Subject, result: TrialResult): AssessedTrial {
  const foundBy = result.accusations.find(({ clause, level }) => shows(subject, clause, level)) ?? null;
  const wrong = result.accusations.filter(({ clause }) => !subject.clauses.some((id) => id === clause));
  return { ...result, foundBy, wrong, finding: findingOf(subject, result, foundBy, wrong) };
}

function findingOf(
  { kind }: Subject,
  { fault }: TrialResult,
  foundBy: Accusation | null,
  wrong: readonly Accusation[],
): Finding {
  if (fault !== null) return 'broken-down';
  if (kind === 'oddity') return wrong.length > 0 ? 'accused' : 'silent';
  if (foundBy !== null) return 'found';
  return wrong.length > 0 ? 'found-elsewhere' : 'missed';
}
