import type { Batch, TestCase } from '../../contract/test-case.ts';
import { uniqueParameters } from '../../contract/unique-parameters.ts';
import { missingSides } from '../../oracle/outcome.ts';
import type { Operation } from '../operation.ts';
import { isWanted } from '../run-options.ts';
import { runPool } from '../run-pool.ts';
import { isUnsettled } from '../unsettled.ts';
import { carryingOptionsOf, caseOptionsOf } from './case-options.ts';
import { casesOf, partsOf, planCases, planSequences, planSmoke } from './plan.ts';
import { runCase } from './run-case.ts';
import { runSequence } from './run-sequence.ts';
import { scopeOf } from './scope.ts';
import { isOver, type StageContext } from './stage.ts';

/**
 * Plans anew what was lost to a known fault, or for what other resources had: cases and sequences of clauses that are not
 * judged in full, made without what the target turns down.
 */
export async function repair(operation: Operation, context: StageContext): Promise<void> {
  const { judge, profile, options, investigations } = operation;
  const states = judge.statesOf(profile.contract.operation);
  const { isWhole } = scopeOf(profile.contract, options);
  // Blocks of which no two may overlap are refused as long as sequences hold others: those are over.
  const mayHaveCollided = uniqueParameters(profile.contract).length > 0;
  if ((investigations.known.all().length === 0 && !mayHaveCollided) || isOver(operation, context)) return;
  const isLost = (clause: string): boolean => {
    const state = states.get(clause);
    if (state === undefined || state.finding !== null || state.clause.level === 'open') return false;
    // What was left out is not lost.
    if (!isWhole && !isWanted(options, clause)) return false;
    const open = [...state.unresolved.values()];
    return (
      open.some(({ kind }) => kind === 'lost' || kind === 'inconclusive') || missingSides(state).length > 0
    );
  };
  const caseOptions = carryingOptionsOf(operation);
  const { combined, faults, odd } = planSmoke(caseOptions, options);
  const all: readonly (TestCase | Batch)[] = [
    ...combined,
    ...faults,
    ...odd,
    ...planCases({ whole: caseOptionsOf(operation), carrying: caseOptions }, options, new Set()),
  ];
  const seen = new Set<string>();
  const cases = all
    .flatMap(casesOf)
    .filter(({ id, clause }) => isLost(clause) && !seen.has(id) && seen.add(id))
    .filter(({ id, clause }) => isNeeded(operation, clause, id));
  await runPool(
    cases,
    options.concurrency,
    async (it) => {
      if (mayHaveCollided)
        for (const known of [it.twin, it.control]) if (known) operation.cache.forget(known);
      await runCase(operation, it, 'repair');
    },
    () => isOver(operation, context),
  );
  await operation.readback.flush();
  await investigations.settle();
  const sequences = planSequences(caseOptions, options).flatMap(partsOf);
  for (const sequence of sequences) {
    if (isOver(operation, context)) return;
    if (isLost(sequence.clause) && isNeeded(operation, sequence.clause, sequence.id))
      await runSequence(operation, sequence, { serial: 'repair' });
  }
  await investigations.settle();
}

/** Whether a case was lost, or its clause lacks a side. */
function isNeeded({ judge, profile, options }: Operation, clause: string, id: string): boolean {
  const state = judge.statesOf(profile.contract.operation).get(clause);
  if (state === undefined || !isUnsettled(options, id)) return false;
  const unresolved = state.unresolved.get(id);
  if (unresolved !== undefined) return unresolved.kind === 'lost' || unresolved.kind === 'inconclusive';
  return missingSides(state).length > 0 || (state.judged === 0 && state.clause.method.kind === 'sequence');
}
