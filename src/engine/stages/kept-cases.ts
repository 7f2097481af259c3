import { keptId } from '../../cases/kept-id.ts';
import type { ReplayCase } from '../../cases/replay-case.ts';
import type { Side } from '../../contract/clause.ts';
import type { Sequence } from '../../contract/sequence.ts';
import type { PlannedRequest, TestCase } from '../../contract/test-case.ts';
import { expectationOf } from '../../oracle/expectation.ts';
import type { Operation } from '../operation.ts';
import { sequenceFrom } from '../replay/replay-sequence.ts';
import { Lacking, planFor, type Replaying } from '../replay/replaying.ts';
import { isWanted } from '../run-options.ts';
import { placeholdersFilled } from '../send/placeholders.ts';
import type { Sending } from '../sending.ts';
import { isUnsettled } from '../unsettled.ts';
import { countByClause } from './plan.ts';
import { runCase } from './run-case.ts';
import { runSequence } from './run-sequence.ts';
import { isOver, type StageContext } from './stage.ts';

/**
 * Sends what failed in earlier runs, before anything else: as cases of this run, which are looked into and judged as all
 * others. What needs something that the target is not known to have is left out.
 */
export async function runKept(
  operation: Operation,
  context: StageContext,
  kept: readonly ReplayCase[],
): Promise<void> {
  const { judge, profile, options, investigations } = operation;
  const { operation: name } = profile.contract;
  const items = kept
    .filter((own) => own.operation === name && isWanted(options, own.clause))
    .flatMap((own) => testOf({ tools: operation, own }) ?? []);
  if (items.length === 0) return;
  judge.claim({ kind: 'plan', operation: name, planned: countByClause(items), spaces: {} });
  const left = items.filter(({ id }) => isUnsettled(options, id));
  context.planned(left.length);
  for (const it of left) {
    if (isOver(operation, context)) return;
    await ('steps' in it ? runSequence(operation, it) : runCase(operation, it));
    context.advance();
    await operation.readback.flush();
    await investigations.settle();
  }
}

/** A kept case as one of this run; null where it cannot be sent, or where every answer shows as much. */
function testOf(replaying: Replaying): TestCase | Sequence | null {
  try {
    return replaying.own.sendings.kind === 'sequence' ? sequenceOf(replaying) : requestOf(replaying);
  } catch (error) {
    if (error instanceof Lacking) return null;
    throw error;
  }
}

function sequenceOf(replaying: Replaying): Sequence | null {
  const { own } = replaying;
  if (own.sendings.kind !== 'sequence') return null;
  return { ...sequenceFrom(replaying, own.sendings, own.sendings.steps), id: keptId(own), label: 'kept' };
}

function requestOf(replaying: Replaying): TestCase | null {
  const { own, tools } = replaying;
  const { sendings } = own;
  if (sendings.kind !== 'request') return null;
  const plain = {
    id: keptId(own),
    operation: own.operation,
    label: 'kept',
    request: planFor(replaying, sendings.request),
    control: null,
  };
  const asAnswered = { ...plain, side: 'accept', twin: null, answered: true } as const;
  // The form of answers is read off each of them: it only has to be answered.
  if (sendings.basis === 'form') return { ...asAnswered, clause: tools.profile.contract.common.robustInput };
  if (sendings.basis === 'answered') return { ...asAnswered, clause: own.clause };
  return {
    ...plain,
    clause: own.clause,
    side: sideOf(tools, plain.request),
    twin: sendings.twin === null ? null : planFor(replaying, sendings.twin),
    answered: false,
  };
}

/** What the documents of today ask of it, whatever they asked when it failed. */
function sideOf({ profile: { contract, facts } }: Sending, { parameters }: PlannedRequest): Side {
  const read = expectationOf(contract, Object.entries(parameters).map(placeholdersFilled), facts);
  return read.breaches.length > 0 ? 'refuse' : 'accept';
}
