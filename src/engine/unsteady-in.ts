import type { Evidence } from '../oracle/evidence.ts';
import type { Unsteady } from '../results/summary.ts';

/** What `evidence` says of answers that changed when the same request was sent again. */
export function unsteadyIn(evidence: readonly Evidence[]): readonly Unsteady[] {
  return evidence.flatMap(({ operation, case: id, clause, unsteady }) =>
    unsteady === undefined ? [] : [{ operation, case: id, clause, ...unsteady }],
  );
}
