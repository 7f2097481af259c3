import type { Operation } from '../operation.ts';
import { unsettledCases, unsettledSequences } from '../unsettled.ts';
import { caseOptionsOf } from './case-options.ts';
import { lookForPoison } from './look-for-poison.ts';
import { lookIntoLate } from './look-into-late.ts';
import { casesOf, countByClause, partsOf, planSequences, planSmoke } from './plan.ts';
import { runBatch } from './run-batch.ts';
import { runCase } from './run-case.ts';
import { runSequence } from './run-sequence.ts';
import { isFirst } from './sequences.ts';
import { checkBaseline, isOver, type StageContext, sendAll } from './stage.ts';

/**
 * Sends what tells most: valid requests, then the same with a fault each, and a valid one at the end. Each part is planned
 * by what the part before showed the target to turn down. Comes to the ids of the cases.
 */
export async function runSmoke(operation: Operation, context: StageContext): Promise<ReadonlySet<string>> {
  const { options, investigations, judge, profile } = operation;
  const { operation: name } = profile.contract;
  const plan = (items: readonly { readonly clause: string }[], requests: number) => {
    judge.claim({ kind: 'plan', operation: name, planned: countByClause(items), spaces: {} });
    context.planned(requests);
  };
  await investigations.settle();
  const { combined: valid, odd: first } = planSmoke(caseOptionsOf(operation), options);
  const hosts = unsettledCases(options, valid);
  await lookForPoison(operation, context, first);
  plan(valid.flatMap(casesOf), hosts.length);
  // First, for if refused requests create something after all, or change what others get, the many that follow would
  // fill up the target or hide it.
  const silent = planSequences(caseOptionsOf(operation), options).filter(isFirst);
  const leftSilent = unsettledSequences(options, silent);
  plan(silent.flatMap(partsOf), leftSilent.length);
  for (const sequence of leftSilent) {
    if (isOver(operation, context)) break;
    await runSequence(operation, sequence);
    context.advance();
  }
  await sendAll(operation, context, hosts.slice(0, -1));
  await investigations.settle();
  const { faults, odd, ids } = planSmoke(caseOptionsOf(operation), options);
  const leftFaults = unsettledCases(options, faults);
  const leftOdd = unsettledCases(options, odd);
  plan([...faults.flatMap(casesOf), ...odd], leftFaults.length + leftOdd.length);
  await sendAll(operation, context, leftFaults);
  await sendAll(operation, context, leftOdd);
  await operation.readback.flush();
  await investigations.settle();
  await lookIntoLate(operation);
  const last = hosts.at(-1);
  if (last !== undefined && !isOver(operation, context)) {
    const isKept = await ('parts' in last ? runBatch(operation, last) : runCase(operation, last));
    context.advance();
    await investigations.settle();
    if (!isKept) await checkBaseline(operation, context, [...valid, ...faults, ...odd]);
  }
  return new Set([...valid.flatMap(casesOf).map(({ id }) => id), ...ids]);
}
