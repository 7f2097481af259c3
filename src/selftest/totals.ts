import type { AssessedTrial, Assessment } from './assess.ts';
import { limits } from './limits.ts';
import type { Mutant } from './mutant.ts';

/** The figures of a selftest, or of a part of it. */
export interface Totals {
  readonly mutants: number;
  readonly trials: number;
  readonly requests: number;
  /** Faults to find in all trials together: two in each trial of a pair. */
  readonly faults: number;
  /** Those that were found by a clause that they break. */
  readonly found: number;
  /** The same, of faults that break a must. */
  readonly mustFaults: number;
  readonly mustFound: number;
  /** Trials in which a clause was accused that no fault breaks. */
  readonly wrong: number;
  /** Trials of defects that break one clause. */
  readonly single: number;
  /** Those that lost more than `limits.lost` other must clauses, or did not end. */
  readonly overLost: number;
  /** Trials of single faults that needed more than `limits.requests` times the requests. */
  readonly heavy: number;
  /** Trials that did not end, or broke down. */
  readonly unended: number;
  /** Trials of endpoints without faults that were accused. */
  readonly accusedRight: number;
}

/** A trial with whom it was of. */
export type MutantTrial = AssessedTrial & { readonly mutant: Mutant };

/** All trials of some mutants, one after the other. */
export function trialsOf(assessments: readonly Assessment[]): readonly MutantTrial[] {
  return assessments.flatMap(({ mutant, trials }) => trials.map((trial) => ({ ...trial, mutant })));
}

/** The figures of `assessments`. */
export function totalsOf(assessments: readonly Assessment[]): Totals {
  const trials = trialsOf(assessments);
  const count = (holds: (trial: MutantTrial) => boolean) => trials.filter(holds).length;
  const faults = trials.flatMap(({ mutant, foundBy }) =>
    mutant.faults.map(({ level }, place) => ({ level, isFound: (foundBy[place] ?? null) !== null })),
  );
  const must = faults.filter(({ level }) => level === 'must');
  return {
    mutants: assessments.length,
    trials: trials.length,
    requests: trials.reduce((sum, { requests }) => sum + requests, 0),
    faults: faults.length,
    found: faults.filter(({ isFound }) => isFound).length,
    mustFaults: must.length,
    mustFound: must.filter(({ isFound }) => isFound).length,
    wrong: count(({ wrong }) => wrong.length > 0),
    single: count(isSingle),
    overLost: count(isOverLost),
    heavy: count(isHeavy),
    unended: count(({ ending }) => ending !== 'ended'),
    accusedRight: count(({ mutant, wrong }) => mutant.faults.length === 0 && wrong.length > 0),
  };
}

/** Whether a trial is of one defect that breaks one clause, in either operation or in both. */
export function isSingle({ mutant: { kind, faults } }: MutantTrial): boolean {
  const rules = new Set(faults.flatMap(({ clauses }) => clauses.map((id) => id.slice(id.indexOf('.') + 1))));
  return kind === 'defect' && rules.size === 1;
}

/** Whether such a trial lost more than it may. */
export function isOverLost(trial: MutantTrial): boolean {
  return isSingle(trial) && (trial.ending !== 'ended' || trial.lost.length > limits.lost);
}

/** Whether a trial of a single fault took too many requests. */
export function isHeavy({ mutant, timesRequests }: MutantTrial): boolean {
  return mutant.kind === 'defect' && timesRequests !== null && timesRequests > limits.requests;
}
