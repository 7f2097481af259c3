import type { Clause } from '../contract/clause.ts';
import { type ShownOutcome, shownOutcome } from '../report/outcomes.ts';
import type { ClauseResult, Summary } from '../results/summary.ts';
import { urlsOf } from '../results/target.ts';

/** A run that becomes a column. */
export interface MatrixRun {
  readonly summary: Summary;
  /** Where its report.html is, seen from the page; null where there is none. */
  readonly report: string | null;
}

/** A run as the head of a column. */
export interface Column {
  readonly target: string;
  /** The day on which it was made. */
  readonly day: string;
  readonly verdict: Summary['verdict'];
  /** Profile, seed and time. */
  readonly about: string;
  readonly report: string | null;
  /** How many clauses came to each outcome. */
  readonly counts: ReadonlyMap<ShownOutcome, number>;
}

/** What a run says of a clause. */
export interface Cell {
  readonly outcome: ShownOutcome;
  readonly reason: string;
  /** Where it is explained. */
  readonly link: string | null;
  /** Whether the run to the left, of those that have the clause, came to something else. */
  readonly isChanged: boolean;
}

/** A clause in all runs; null where a run does not have it. */
export interface Row {
  readonly id: string;
  readonly operation: string;
  readonly subject: string;
  readonly level: string;
  /** Its reading; empty for a clause of another release. */
  readonly statement: string;
  readonly cells: readonly (Cell | null)[];
  /** Whether it did not come to the same in all runs. */
  readonly changes: boolean;
  readonly isViolated: boolean;
}

/** Clauses down, runs across in the order given. */
export interface Matrix {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Operations that the runs hold against contracts that are not the same. */
  readonly otherContracts: readonly string[];
}

/** Many runs side by side, their clauses in the order of `clauses`, and behind them those that are not there any more. */
export function matrixOf(runs: readonly MatrixRun[], clauses: readonly Clause[]): Matrix {
  const known = new Map(clauses.map((clause) => [clause.id, clause]));
  const results = runs.map(({ summary }) => new Map(summary.clauses.map((result) => [result.id, result])));
  const seen = new Set(results.flatMap((own) => [...own.keys()]));
  const ids = [
    ...[...known.keys()].filter((id) => seen.has(id)),
    ...[...seen].filter((id) => !known.has(id)),
  ];
  return {
    columns: runs.map(columnOf),
    rows: ids.map((id) =>
      rowOf(
        id,
        runs.map(({ report }, index) => ({ report, result: results[index]?.get(id) })),
        known.get(id),
      ),
    ),
    otherContracts: otherContracts(runs),
  };
}

function columnOf({ summary, report }: MatrixRun): Column {
  const { target, startedAt, verdict, profile, seed, clauses } = summary;
  const counts = new Map<ShownOutcome, number>();
  for (const result of clauses) {
    const outcome = shownOutcome(result);
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return {
    target: target.embedded ? 'embedded' : [...new Set(Object.values(urlsOf(target)).map(hostOf))].join(', '),
    day: startedAt.slice(0, 10),
    verdict,
    about: `${startedAt}, profile ${profile}, seed ${seed}`,
    report,
    counts,
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** What one run says of the clause of a row. */
interface Finding {
  readonly report: string | null;
  readonly result: ClauseResult | undefined;
}

function rowOf(id: string, findings: readonly Finding[], clause: Clause | undefined): Row {
  let left: ShownOutcome | null = null;
  const cells = findings.map(({ result, report }): Cell | null => {
    if (result === undefined) return null;
    const outcome = shownOutcome(result);
    const isChanged = left !== null && left !== outcome;
    left = outcome;
    const anchor = `${outcome === 'violates' ? 'violation' : 'clause'}-${id}`;
    return {
      outcome,
      reason: result.reason,
      isChanged,
      link: report === null ? null : `${report}#${anchor}`,
    };
  });
  const result = findings.find((it) => it.result !== undefined)?.result;
  return {
    id,
    operation: result?.operation ?? '',
    subject: clause?.subject ?? '',
    level: result?.level ?? '',
    statement: clause?.statement ?? '',
    cells,
    changes: cells.some((cell) => cell?.isChanged === true),
    isViolated: cells.some((cell) => cell?.outcome === 'violates'),
  };
}

function otherContracts(runs: readonly MatrixRun[]): readonly string[] {
  const hashes = new Map<string, Set<string>>();
  for (const { operation, hash } of runs.flatMap(({ summary }) => summary.contracts))
    hashes.set(operation, (hashes.get(operation) ?? new Set()).add(hash));
  return [...hashes].flatMap(([operation, own]) => (own.size > 1 ? [operation] : []));
}
