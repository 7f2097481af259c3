import type { ReplayCase } from '../../cases/replay-case.ts';
import type { Replayed, Told } from '../../cases/replayed.ts';
import type { RunEvent } from '../../results/event.ts';
import type { Left } from '../../results/summary.ts';
import { createBelongings } from '../belongings.ts';
import { createOperation } from '../create-operation.ts';
import type { Operation } from '../operation.ts';
import { createRunJudge } from '../run-judge.ts';
import type { RunOptions } from '../run-options.ts';
import { createSender } from '../send/sender.ts';
import { replayRefusals } from './replay-refusals.ts';
import { replayRequest } from './replay-request.ts';
import { replaySequence } from './replay-sequence.ts';
import { Lacking } from './replaying.ts';

/** What came of cases that were sent again, and what they left on the target. */
export interface Replay {
  readonly replayed: readonly Replayed[];
  readonly left: readonly Left[];
}

/** Sends cases again, one after the other, and says of each what came of it; what they create is deleted. */
export async function replay(options: RunOptions, cases: readonly ReplayCase[]): Promise<Replay> {
  const emit = (event: RunEvent): void => {
    for (const listener of options.listeners) listener.on(event);
  };
  const judge = createRunJudge(options.contracts, options.target, emit);
  const sender = createSender({ ...options, tell: (text) => emit({ type: 'note', text }) }, judge.see);
  const belongings = createBelongings(options, sender);
  const replayed: Replayed[] = [];
  for (const contract of options.contracts) {
    const concerned = cases.filter(({ operation }) => operation === contract.operation);
    if (concerned.length === 0) continue;
    const own = belongings.of(contract);
    const operation = await createOperation({
      ...own,
      contract,
      options: belongings.options,
      sender,
      judge,
      emit,
    });
    const blocked = judge.blockedBy(contract.operation) ?? 'nothing could be sent';
    for (const it of concerned) {
      const before = sender.requests();
      const told: Told =
        operation === null ? { verdict: 'cannot-tell', reason: blocked } : await replayCase(operation, it);
      replayed.push({ ...told, case: it, requests: sender.requests() - before });
    }
  }
  return { replayed, left: await belongings.cleanUp() };
}

/** Sends one case again. */
async function replayCase(tools: Operation, own: ReplayCase): Promise<Told> {
  const replaying = { tools, own };
  const { sendings } = own;
  try {
    switch (sendings.kind) {
      case 'request':
        return await replayRequest(replaying, sendings);
      case 'refusals':
        return await replayRefusals(replaying, sendings);
      case 'sequence':
        return await replaySequence(replaying, sendings);
    }
  } catch (error) {
    if (error instanceof Lacking) return { verdict: 'cannot-tell', reason: error.message };
    throw error;
  }
}
