import type { Summary } from '../results/summary.ts';
import { type AssessedTrial, type Assessment, isRight } from './assess.ts';

/** `selftest.json`: what the tester finds and whom it accuses. */
export interface SelftestReport {
  readonly tool: Summary['tool'];
  readonly profile: string;
  readonly seeds: readonly number[];
  readonly startedAt: string;
  readonly durationMs: number;
  readonly requests: number;
  /** Whether all trials were carried out. */
  readonly complete: boolean;
  /** Whether every must-defect was found by a clause it belongs to, and no oddity was accused. */
  readonly passed: boolean;
  readonly defects: Totals;
  readonly oddities: OddityTotals;
  readonly clauses: readonly ClauseTotal[];
  readonly curve: readonly CurvePoint[];
  readonly assessments: readonly Assessment[];
}

/** Defects found, of all. */
export interface Totals {
  readonly all: number;
  readonly found: number;
  readonly must: number;
  readonly mustFound: number;
}

export interface OddityTotals {
  readonly all: number;
  readonly silent: number;
  /** Requests sent to endpoints with oddities. */
  readonly requests: number;
}

/** How often a clause finds what belongs to it. */
export interface ClauseTotal {
  readonly clause: string;
  /** Trials of defects that name it. */
  readonly named: number;
  /** Trials of those in which it was the first to find the defect. */
  readonly found: number;
  /** Trials in which it was accused wrongly. */
  readonly wrong: number;
}

/** How many defects are found within so many requests. */
export interface CurvePoint {
  readonly requests: number;
  readonly found: number;
  readonly share: number;
}

const steps = [10, 20, 50, 100, 150, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000];

/** The report on `assessments`. */
export function reportOn(
  header: Pick<SelftestReport, 'tool' | 'profile' | 'seeds' | 'startedAt' | 'durationMs' | 'complete'>,
  assessments: readonly Assessment[],
  clauses: readonly string[],
): SelftestReport {
  const defects = assessments.filter(({ subject }) => subject.kind === 'defect');
  const oddities = assessments.filter(({ subject }) => subject.kind === 'oddity');
  const must = defects.filter(({ subject }) => subject.level === 'must');
  return {
    ...header,
    requests: requestsOf(assessments),
    passed: header.complete && assessments.every(isRight),
    defects: {
      all: defects.length,
      found: foundIn(defects),
      must: must.length,
      mustFound: foundIn(must),
    },
    oddities: {
      all: oddities.length,
      silent: oddities.filter(({ finding }) => finding === 'silent').length,
      requests: requestsOf(oddities),
    },
    clauses: clauses.map((clause) => clauseTotal(clause, assessments)),
    curve: curveOf(defects.flatMap(({ trials }) => trials)),
    assessments,
  };
}

/** How many of these defects were found. */
export function foundIn(assessments: readonly Assessment[]): number {
  return assessments.filter(({ finding }) => finding === 'found').length;
}

function requestsOf(assessments: readonly Assessment[]): number {
  return assessments.flatMap(({ trials }) => trials).reduce((sum, { requests }) => sum + requests, 0);
}

function clauseTotal(clause: string, assessments: readonly Assessment[]): ClauseTotal {
  const named = assessments.filter(({ subject }) => subject.clauses.some((id) => id === clause));
  const count = (all: readonly Assessment[], holds: (trial: AssessedTrial) => boolean) =>
    all.flatMap(({ trials }) => trials).filter(holds).length;
  return {
    clause,
    named: count(named, () => true),
    found: count(named, ({ foundBy }) => foundBy?.clause === clause),
    wrong: count(assessments, ({ wrong }) => wrong.some((it) => it.clause === clause)),
  };
}

function curveOf(trials: readonly AssessedTrial[]): readonly CurvePoint[] {
  const needed = trials.flatMap(({ foundBy, requests }) =>
    foundBy === null ? [] : [foundBy.requests ?? requests],
  );
  const most = Math.max(0, ...needed);
  const last = steps.find((step) => step >= most) ?? most;
  return steps
    .filter((step) => step <= last)
    .map((requests) => {
      const found = needed.filter((count) => count <= requests).length;
      return { requests, found, share: trials.length === 0 ? 0 : found / trials.length };
    });
}
