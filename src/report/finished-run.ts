import type { Clause } from '../contract/clause.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import type { CaseSettings } from '../results/case-file.ts';
import type { Listener } from '../results/event.ts';
import type { ClauseResult, Summary } from '../results/summary.ts';
import { urlsOf } from '../results/target.ts';

/** A clause beside what the run found of it. */
export interface ReportedClause {
  readonly clause: Clause;
  readonly result: ClauseResult;
}

export interface FinishedRun {
  readonly summary: Summary;
  /** In the summary's order. */
  readonly clauses: readonly ReportedClause[];
}

/** What reports need beside the events. */
export interface ReportOptions {
  /** Product of each operation, such as `ecs`. */
  readonly products?: Readonly<Record<string, string>>;
  /** The settings that cases are sent again with; without them no case is written. */
  readonly cases?: CaseSettings;
  /** Whether the record is compressed. */
  readonly compress?: boolean;
}

/** A clause of which only the result is known, such as one merged from a newer contract. */
const undescribed = ({ id, operation, level }: ClauseResult): Clause => ({
  id,
  operation,
  subject: id.slice(operation.length + 1, id.lastIndexOf('.')) || operation,
  level,
  statement: id,
  source: { document: 'not stated', edition: 'not stated', place: 'not stated' },
  method: { kind: 'none', reason: 'The clause is not described in this run.' },
});

/** Each result of `summary` beside its clause. */
export function reportedClauses(summary: Summary, clauses: readonly Clause[]): readonly ReportedClause[] {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  return summary.clauses.map((result) => ({ clause: byId.get(result.id) ?? undescribed(result), result }));
}

/** The product of `operation`: as stated, else the run's only one, else `api`. */
export function productOf(operation: string, summary: Summary, options: ReportOptions): string {
  const [only, ...others] = Object.keys(urlsOf(summary.target));
  return options.products?.[operation] ?? (others.length === 0 ? only : undefined) ?? 'api';
}

/**
 * A listener that waits for the end of the run and then, on `close`, writes the whole with `write`. A run that
 * never finished writes nothing.
 */
export function whenFinished(
  write: (run: FinishedRun) => Promise<void>,
  onExchange?: (exchange: RecordedExchange) => void,
): Listener & { readonly close: () => Promise<void> } {
  const clauses: Clause[] = [];
  let summary: Summary | undefined;
  return {
    on(event) {
      if (event.type === 'started') clauses.push(...event.header.clauses);
      if (event.type === 'exchange') onExchange?.(event.exchange);
      if (event.type === 'finished') summary = event.summary;
    },
    async close() {
      if (summary !== undefined) await write({ summary, clauses: reportedClauses(summary, clauses) });
    },
  };
}
