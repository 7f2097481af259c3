import type { Sequence } from '../../contract/sequence.ts';
import type { Operation } from '../operation.ts';
import { isIn, shareOf } from '../shard.ts';
import { isUnsettled, unsettledCases, unsettledOf, unsettledSequences } from '../unsettled.ts';
import { carryingOptionsOf, caseOptionsOf, reductionOf } from './case-options.ts';
import { checkUnmarked } from './late-check.ts';
import {
  casesOf,
  countByClause,
  partsOf,
  planCases,
  planSequences,
  planSpaces,
  planUnmarked,
} from './plan.ts';
import { quotaClauses } from './quota/quota-clauses.ts';
import { runQuota } from './quota/run-quota.ts';
import { repair } from './repair.ts';
import { scopeOf } from './scope.ts';
import { beginWaiting, endWaiting, isFirst, runCrowdedOut, runSequences, waits } from './sequences.ts';
import { isOver, type StageContext, sendInStretches } from './stage.ts';

/**
 * The rest of an operation's run after its smoke stage: cases first, between the two halves of the sequences that wait
 * for many other requests; then what was lost, and the quota last and alone.
 */
export async function runOperation(
  operation: Operation,
  context: StageContext,
  smoked: ReadonlySet<string>,
): Promise<void> {
  const { options, judge, profile, investigations } = operation;
  const caseOptions = carryingOptionsOf(operation);
  const cases = planCases({ whole: caseOptionsOf(operation), carrying: caseOptions }, options, smoked);
  const spaces = planSpaces(caseOptions, options).map((space) => ({
    ...space,
    ...shareOf(space, options.shard),
  }));
  const sequences = planSequences(caseOptions, options).filter((it) => !isFirst(it));
  const reduced = reductionOf(operation);
  judge.claim({
    kind: 'plan',
    operation: profile.contract.operation,
    planned: added(
      countByClause([...cases.flatMap(casesOf), ...sequences.flatMap(partsOf)]),
      Object.fromEntries(spaces.map(({ clause, count }) => [clause, count])),
    ),
    spaces: Object.fromEntries(spaces.map(({ clause, size }) => [clause, size])),
    ...(reduced !== null && { reduced }),
  });
  const left = unsettledCases(options, cases);
  const leftSequences = unsettledSequences(options, sequences);
  context.planned(left.length + leftSequences.length + spaces.reduce((sum, { count }) => sum + count, 0));
  const [waiting, others] = parted(leftSequences, waits);
  const paused = await beginWaiting(operation, context, waiting);
  if (!isOver(operation, context)) await checkUnmarked(operation, planUnmarked(caseOptions, options));
  await sendInStretches(operation, context, left);
  for (const space of spaces) await sendInStretches(operation, context, unsettledOf(options, space.cases));
  const crowded = await runSequences(operation, context, others);
  await endWaiting(operation, context, paused);
  await operation.readback.flush();
  await runCrowdedOut(operation, context, crowded);
  await investigations.settle();
  await repair(operation, context);
  await quota(operation, context);
}

async function quota(operation: Operation, context: StageContext): Promise<void> {
  const { options, profile } = operation;
  const { contract } = profile;
  const isAsked =
    options.profile !== 'quick' &&
    scopeOf(contract, options).isWhole &&
    isIn(options.shard, `${contract.operation}/quota`) &&
    quotaClauses(contract).some((clause) => isUnsettled(options, clause));
  if (isAsked && !isOver(operation, context)) await runQuota(operation);
}

function parted(
  sequences: readonly Sequence[],
  isFirst: (sequence: Sequence) => boolean,
): readonly [readonly Sequence[], readonly Sequence[]] {
  return [sequences.filter(isFirst), sequences.filter((it) => !isFirst(it))];
}

function added(
  counts: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const names = [...new Set([...Object.keys(counts), ...Object.keys(more)])];
  return Object.fromEntries(names.map((name) => [name, (counts[name] ?? 0) + (more[name] ?? 0)]));
}
