import { groupBy } from '../report/group-by.ts';
import type { Summary } from '../results/summary.ts';
import { type Assessment, isNatural, layerOf } from './assess.ts';
import { type CurvePoint, curveOf } from './curve.ts';
import { type Totals, totalsOf, trialsOf } from './totals.ts';
import { whyFailed } from './why-failed.ts';

/** `selftest.json`: how exact the tester is. */
export interface SelftestReport {
  readonly tool: Summary['tool'];
  readonly profile: string;
  readonly seeds: readonly number[];
  /** Of how many mutants how many were taken; null when all were. */
  readonly sample: Sample | null;
  /** Operations of which simulated endpoints were tried with every flaw; null where not all were tried, or the reference was. */
  readonly whole: readonly string[] | null;
  readonly startedAt: string;
  readonly durationMs: number;
  /** Whether all trials were carried out. */
  readonly complete: boolean;
  /** Whether all trials were carried out and nothing is wrong with what they came to. */
  readonly passed: boolean;
  /** Why it has not passed, a sentence for each reason. */
  readonly failures: readonly string[];
  readonly totals: Totals;
  /** Of natural faults and oddities alone. */
  readonly natural: Totals;
  /** Natural faults and oddities by the layer that they come from. */
  readonly layers: readonly LayerTotal[];
  readonly clauses: readonly ClauseTotal[];
  /** Of defects alone that were derived from clauses. */
  readonly curve: readonly CurvePoint[];
  /** Of natural defects alone. */
  readonly naturalCurve: readonly CurvePoint[];
  readonly assessments: readonly Assessment[];
}

/** How large a sample is; the endpoints without faults are not counted. */
export interface Sample {
  readonly size: number;
  readonly of: number;
}

/** How the faults and oddities of a layer fare. */
export interface LayerTotal extends Totals {
  readonly layer: string;
}

/** How a clause fares. */
export interface ClauseTotal {
  readonly clause: string;
  /** Trials of faults that break it. */
  readonly broken: number;
  /** Those of them in which it was accused. */
  readonly found: number;
  /** Trials in which it was accused although no fault breaks it. */
  readonly wrong: number;
  /** Trials in which it was not judged, although no fault breaks or touches it. */
  readonly lost: number;
}

/** The report on `assessments`. */
export function reportOn(
  header: Pick<
    SelftestReport,
    'tool' | 'profile' | 'seeds' | 'sample' | 'whole' | 'startedAt' | 'durationMs' | 'complete'
  >,
  assessments: readonly Assessment[],
  clauses: readonly string[],
): SelftestReport {
  const totals = totalsOf(assessments);
  const natural = assessments.filter(isNatural);
  const naturalTotals = totalsOf(natural);
  const defects = assessments.filter(({ mutant }) => mutant.kind === 'defect');
  const failures = [
    ...(header.complete ? [] : ['Broken off: not every trial was carried out.']),
    ...whyFailed(totals, naturalTotals),
  ];
  return {
    ...header,
    passed: failures.length === 0,
    failures,
    totals,
    natural: naturalTotals,
    layers: [...groupBy(natural, layerOf)].map(([layer, members]) => ({ layer, ...totalsOf(members) })),
    clauses: clauses.map((clause) => clauseTotal(clause, assessments)),
    curve: curveOf(trialsOf(defects.filter((it) => !isNatural(it)))),
    naturalCurve: curveOf(trialsOf(defects.filter(isNatural))),
    assessments,
  };
}

function clauseTotal(clause: string, assessments: readonly Assessment[]): ClauseTotal {
  const isIt = (one: { readonly clause: string }) => one.clause === clause;
  const trials = trialsOf(assessments);
  const broken = trials.filter(({ mutant }) =>
    mutant.faults.some(({ clauses }) => clauses.some((id) => id === clause)),
  );
  return {
    clause,
    broken: broken.length,
    found: broken.filter(({ accusations }) => accusations.some(isIt)).length,
    wrong: trials.filter(({ wrong }) => wrong.some(isIt)).length,
    lost: trials.filter(({ lost }) => lost.some(isIt)).length,
  };
}
