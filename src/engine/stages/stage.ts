import type { Contract } from '../../contract/contract.ts';
import type { Batch, TestCase } from '../../contract/test-case.ts';
import { judge as judgeReply } from '../../oracle/judge.ts';
import type { Observation } from '../../oracle/observation.ts';
import { lastOf } from '../../oracle/resolve.ts';
import type { RunEvent } from '../../results/event.ts';
import type { Operation } from '../operation.ts';
import { isWanted } from '../run-options.ts';
import { runPool } from '../run-pool.ts';
import { lookIntoLate } from './look-into-late.ts';
import { casesOf } from './plan.ts';
import { claimQuota } from './quota/quota-claims.ts';
import { lookAtQuota } from './quota/run-quota.ts';
import { runBatch } from './run-batch.ts';
import { runCase } from './run-case.ts';

/** What a stage of one operation's run works with, beside the operation itself. */
export interface StageContext {
  readonly emit: (event: RunEvent) => void;
  /** More cases and sequences are planned, or one is done. */
  readonly planned: (count: number) => void;
  readonly advance: () => void;
  /** The baseline was turned down for good: nothing more can be told. */
  lost: boolean;
}

/** Cases between two looks at whether the baseline is still accepted, for which all that is under way is waited for. */
const stretch = { fewest: 200, perRequestInFlight: 12 } as const;

/** Whether no new work is to start. */
export function isOver({ sender }: Operation, context: StageContext): boolean {
  return sender.stopped() !== null || context.lost;
}

/** Sends cases and batches, as many at once as the run may. */
export async function sendAll(
  operation: Operation,
  context: StageContext,
  items: Iterable<TestCase | Batch>,
): Promise<void> {
  await runPool(
    items,
    operation.options.concurrency,
    async (it) => {
      await ('parts' in it ? runBatch(operation, it) : runCase(operation, it));
      context.advance();
    },
    () => isOver(operation, context),
  );
}

/** Sends cases in stretches, looks into what contradicts after each, and stops where the baseline is turned down. */
export async function sendInStretches(
  operation: Operation,
  context: StageContext,
  items: Iterable<TestCase | Batch>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const most = Math.max(stretch.fewest, stretch.perRequestInFlight * operation.options.concurrency);
  for (let part = taken(iterator, most); part.length > 0; part = taken(iterator, most)) {
    if (isOver(operation, context)) return;
    await sendAll(operation, context, part);
    await operation.readback.flush();
    await operation.investigations.settle();
    await lookIntoLate(operation);
    if (!isOver(operation, context)) await checkBaseline(operation, context, part);
  }
}

/** When the baseline is turned down after `part`, that tells nothing, and the rest is left out. */
export async function checkBaseline(
  operation: Operation,
  context: StageContext,
  part: readonly (TestCase | Batch)[],
): Promise<void> {
  const { profile, requests, judge, sender } = operation;
  const seen: Observation[] = [];
  // What wavers is accepted when it is sent again, and what passes when there was time.
  for (const wait of [0, 0, 400, 1500]) {
    if (seen.at(-1)?.reply.kind === 'malformed') await operation.options.wait(wait);
    const observation = await requests.sendBaseline(`after-${sender.requests()}`);
    if (observation !== null && isAnsweredRightly(profile.contract, observation)) return;
    if (observation !== null) seen.push(observation);
  }
  claimBreakdown(operation, seen);
  const name = profile.contract.operation;
  judge.claim({
    kind: 'lost',
    operation: name,
    clauses: [...new Set(part.flatMap(casesOf).map(({ clause }) => clause))],
    reason: 'the baseline request, accepted before, was turned down afterwards',
  });
  await lookAtQuota(operation);
  context.lost = true;
  context.emit({
    type: 'note',
    text: `${name}: the target turned down the baseline request in the middle of the run; the rest was left out.`,
  });
}

function isAnsweredRightly(contract: Contract, { expectation, reply }: Observation): boolean {
  return judgeReply(contract, expectation, reply).kind === 'kept';
}

/** A target that does nothing more but break down was brought to it by something that it was sent. */
function claimBreakdown(operation: Operation, seen: readonly Observation[]): void {
  const { profile, options } = operation;
  const { robustInput } = profile.contract.common;
  if (!isWanted(options, robustInput)) return;
  const accepted = lastOf(profile.accepted.sent);
  const rounds = seen
    .slice(1)
    .map((after, before) => ({ creates: [accepted, seen[before] ?? after, after], listing: null }));
  const isDown = rounds.length > 1 && seen.every(({ reply }) => reply.kind === 'malformed');
  if (isDown)
    claimQuota(operation, robustInput, 'accepted-after', { number: 0, creates: [], before: [] }, rounds);
}

function taken<T>(iterator: Iterator<T>, most: number): readonly T[] {
  const items: T[] = [];
  while (items.length < most) {
    const next = iterator.next();
    if (next.done) break;
    items.push(next.value);
  }
  return items;
}
