import { inapplicable } from '../contract/applicability.ts';
import type { Contract } from '../contract/contract.ts';
import type { RunEvent } from '../results/event.ts';
import type { Summary, Unsteady } from '../results/summary.ts';
import { createBelongings } from './belongings.ts';
import { concludeRun } from './conclude-run.ts';
import { createOperation } from './create-operation.ts';
import { headerOf } from './header-of.ts';
import { isViolated } from './is-violated.ts';
import { type LeftOut, leftOutOf } from './left-out.ts';
import type { Operation } from './operation.ts';
import { createProgress } from './progress.ts';
import { createRunJudge, type RunJudge } from './run-judge.ts';
import type { RunOptions } from './run-options.ts';
import { createSender } from './send/sender.ts';
import { caseOptionsOf } from './stages/case-options.ts';
import { runKept } from './stages/kept-cases.ts';
import { lateCheck } from './stages/late-check.ts';
import { planSequences } from './stages/plan.ts';
import { runOperation } from './stages/run-operation.ts';
import { isEffectSequence } from './stages/sequences.ts';
import { runSmoke } from './stages/smoke.ts';
import type { StageContext } from './stages/stage.ts';
import { unsteadyIn } from './unsteady-in.ts';

/** Holds a target against the contracts and says what was found; everything on the way is told to the listeners. */
export async function run(options: RunOptions): Promise<Summary> {
  const startedAt = options.now();
  const unsteady: Unsteady[] = [];
  const emit = (event: RunEvent): void => {
    if (event.type === 'claim') unsteady.push(...unsteadyIn(event.evidence));
    for (const listener of options.listeners) listener.on(event);
  };
  const header = headerOf(options, startedAt);
  emit({ type: 'started', header });
  const judge: RunJudge = createRunJudge(options.contracts, options.target, (event) => {
    if (event.type !== 'violation' || isViolated(event.clause, header, judge)) emit(event);
  });
  const leftOut = leftOutOf(options);
  for (const contract of options.contracts) sayLeftOut(contract, leftOut, judge);
  const sender = createSender({ ...options, tell: (text) => emit({ type: 'note', text }) }, judge.see);
  const belongings = createBelongings(options, sender);
  const operations: Operation[] = [];
  const concerned = options.contracts.filter(({ clauses }) => clauses.some(({ id }) => !leftOut.has(id)));
  for (const contract of concerned) {
    const own = belongings.of(contract);
    const operation = await createOperation({
      contract,
      options: optionsFor(contract, belongings.options),
      sender,
      judge,
      emit,
      ...own,
    });
    if (operation === null) continue;
    sayInapplicable(operation);
    operations.push(operation);
  }
  const byName = new Map(operations.map((it) => [it.profile.contract.operation, it]));
  judge.onForm = (observation, evidence) =>
    byName.get(evidence.operation)?.investigations.raiseForm(observation, evidence);
  const progress = createProgress(options.contracts, leftOut, judge, emit);
  const parts = operations.map((operation) => ({ operation, context: contextOf(progress, emit) }));
  for (const { operation, context } of parts) await runKept(operation, context, options.kept ?? []);
  const smoked = new Map<Operation, ReadonlySet<string>>();
  for (const { operation, context } of parts) smoked.set(operation, await runSmoke(operation, context));
  for (const { operation, context } of parts)
    await runOperation(operation, context, smoked.get(operation) ?? new Set());
  for (const { operation } of parts)
    await lateCheck(operation, planSequences(caseOptionsOf(operation), options).filter(isEffectSequence));
  const stopped = sender.stopped();
  const left = await belongings.cleanUp();
  return concludeRun(
    { header, judge, emit, stopped, ...(options.rerun !== undefined && { rerun: options.rerun }) },
    {
      requests: sender.requests(),
      durationMs: options.now() - startedAt,
      complete: !options.signal.aborted && stopped === null,
      unsteady,
      left,
    },
  );
}

/** What is changed or deleted one at a time is told from what another request changes or deletes in its place. */
function optionsFor({ subject }: Contract, options: RunOptions): RunOptions {
  return subject === undefined ? options : { ...options, concurrency: 1 };
}

/** What is out of scope, and why. */
function sayLeftOut(
  { operation, clauses }: Contract,
  leftOut: ReadonlyMap<string, LeftOut>,
  judge: RunJudge,
): void {
  const concerned = clauses.flatMap(({ id }) => {
    const it = leftOut.get(id);
    return it === undefined ? [] : [[id, it] as const];
  });
  if (concerned.length > 0) judge.claim({ kind: 'scope', operation, leftOut: Object.fromEntries(concerned) });
}

/** Clauses that say nothing about this target, and why. */
function sayInapplicable({ profile, judge }: Operation): void {
  const { contract, facts } = profile;
  for (const [clause, reason] of inapplicable(contract, facts))
    judge.claim({
      kind: 'skip',
      operation: contract.operation,
      as: 'not-applicable',
      clauses: [clause],
      reason,
    });
}

function contextOf(
  { planned, advance }: ReturnType<typeof createProgress>,
  emit: (event: RunEvent) => void,
): StageContext {
  return { emit, planned, advance, lost: false };
}
