import type { Claim } from '../oracle/claims/claim.ts';
import type { Evidence } from '../oracle/evidence.ts';

const verdicts: ReadonlySet<Evidence['verdict']> = new Set(['kept', 'observed', 'moot', 'not-applicable']);

/** What claims settle. */
export interface Settled {
  /** Takes claims in their order. */
  readonly take: (claim: Claim, evidence: readonly Evidence[]) => void;
  /** Ids of cases and sequences of which nothing more is to be told. */
  readonly ids: ReadonlySet<string>;
  /** Operations of which anything was told. */
  readonly operations: ReadonlySet<string>;
}

/** Nothing yet. */
export function createSettled(): Settled {
  const ids = new Set<string>();
  const operations = new Set<string>();
  return {
    ids,
    operations,
    take: (claim, evidence) => {
      if (evidence.length > 0) operations.add(claim.operation);
      for (const { case: id, verdict, confirmed } of evidence) {
        if (verdicts.has(verdict) || confirmed !== undefined) ids.add(id);
        else ids.delete(id);
        if (confirmed !== undefined) ids.add(confirmed.raisedBy.case);
      }
      // What fills a target has no case of its own: it is known by the clause that it was done for.
      if (claim.kind === 'quota' && evidence.length > 0) ids.add(claim.clause);
    },
  };
}
