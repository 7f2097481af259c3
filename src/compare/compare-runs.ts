import type { ClauseResult, Outcome, Summary } from '../results/summary.ts';

/** What became of a clause from one run to the next. */
export type Change = 'added' | 'gone' | 'better' | 'worse' | 'same';

/** A clause in two runs; null where a run does not have it. */
export interface ComparedClause {
  readonly id: string;
  readonly change: Change;
  readonly before: Outcome | null;
  readonly after: Outcome | null;
  /** Why it came out as it did in the later run, or in the earlier one where it is gone. */
  readonly reason: string;
  /** What the target did where the documents leave it open, where that is not the same. */
  readonly observed: readonly [before: string, after: string] | null;
}

/** Two runs, clause by clause, in the order of the later one; what is gone comes last. */
export interface Comparison {
  readonly before: RunIdentity;
  readonly after: RunIdentity;
  /** Operations whose contracts differ between the runs, so that one id may not mean one thing. */
  readonly otherContracts: readonly string[];
  readonly clauses: readonly ComparedClause[];
  readonly counts: Readonly<Record<Change, number>>;
}

/** What tells one run from another. */
export type RunIdentity = Pick<Summary, 'target' | 'profile' | 'seed' | 'startedAt' | 'verdict'>;

/** From best to worst; what is in one row is as good as the other. */
const ranks: Readonly<Record<Outcome, number>> = {
  conforms: 0,
  observed: 0,
  excepted: 1,
  'not-applicable': 2,
  inconclusive: 3,
  'not-run': 3,
  warns: 4,
  violates: 5,
};

/** Says of each clause what became of it between the runs `before` and `after`. */
export function compareRuns(before: Summary, after: Summary): Comparison {
  const [beforeInScope, afterInScope] = [inScope(before), inScope(after)];
  const earlier = new Map(beforeInScope.map((result) => [result.id, result]));
  const later = new Set(afterInScope.map(({ id }) => id));
  const clauses = [
    ...afterInScope.map((result) => compared(earlier.get(result.id) ?? null, result)),
    ...beforeInScope.filter(({ id }) => !later.has(id)).map((result) => compared(result, null)),
  ];
  const counted = (change: Change) => clauses.filter((it) => it.change === change).length;
  return {
    before: identityOf(before),
    after: identityOf(after),
    otherContracts: otherContracts(before, after),
    clauses,
    counts: {
      worse: counted('worse'),
      better: counted('better'),
      added: counted('added'),
      gone: counted('gone'),
      same: counted('same'),
    },
  };
}

/** What nobody asked about got neither worse nor better: it appears, or went. */
function inScope({ clauses }: Summary): readonly ClauseResult[] {
  return clauses.filter(({ leftOutBy }) => leftOutBy === undefined);
}

function identityOf({ target, profile, seed, startedAt, verdict }: Summary): RunIdentity {
  return { target, profile, seed, startedAt, verdict };
}

function otherContracts(before: Summary, after: Summary): readonly string[] {
  const hashes = new Map(before.contracts.map(({ operation, hash }) => [operation, hash]));
  return after.contracts.flatMap(({ operation, hash }) => {
    const earlier = hashes.get(operation);
    return earlier === undefined || earlier === hash ? [] : [operation];
  });
}

function compared(before: ClauseResult | null, after: ClauseResult | null): ComparedClause {
  const present = after ?? before;
  return {
    id: present?.id ?? '',
    change: changeOf(before, after),
    before: before?.outcome ?? null,
    after: after?.outcome ?? null,
    reason: present?.reason ?? '',
    observed: observedOf(before, after),
  };
}

function changeOf(before: ClauseResult | null, after: ClauseResult | null): Change {
  if (before === null) return 'added';
  if (after === null) return 'gone';
  const step = ranks[after.outcome] - ranks[before.outcome];
  if (step === 0) return 'same';
  return step > 0 ? 'worse' : 'better';
}

function observedOf(
  before: ClauseResult | null,
  after: ClauseResult | null,
): readonly [string, string] | null {
  const one = before?.observation ?? null;
  const other = after?.observation ?? null;
  return one === null || other === null || one === other ? null : [one, other];
}
