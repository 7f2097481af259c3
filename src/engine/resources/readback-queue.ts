import { tokenName } from '../../contract/token-name.ts';
import { createdId } from '../../oracle/created-id.ts';
import { runPool } from '../run-pool.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import { lotsOf } from './lots.ts';
import { type ReadingBack, readBack } from './read-back.ts';

/**
 * Deletes what requests created. What a valid one did is kept until there are a few of them, which are read at once
 * before: what the target shows has to be what was asked for.
 */
export interface ReadbackQueue {
  readonly release: (answered: Answered) => Promise<void>;
  /** Reads what is kept to be read, and deletes it. */
  readonly flush: () => Promise<void>;
}

/** A queue with nothing in it. */
export function createReadbackQueue(tools: ReadingBack): ReadbackQueue {
  const { profile, options, sender, requests, pool, judge } = tools;
  const { contract } = profile;
  const clause = contract.common.resultReadback;
  const kept: Answered[] = [];
  const readings = new Set<Promise<void>>();
  const lots = () => lotsOf(contract, pool.limit());

  function isReadable(answered: Answered): boolean {
    const { planned, reply } = answered;
    const { expectation } = observationOf(answered);
    const id = createdId(reply);
    const token = planned.parameters[tokenName(contract)];
    // A token that may have been used before, for there are few so short, may stand for something that is gone by now.
    const isNew = token === undefined || /\{fresh:\d\d/.test(token);
    return (
      id !== null &&
      isNew &&
      planned.again.length === 0 &&
      planned.raw === '' &&
      expectation.kind === 'accept' &&
      !expectation.dryRun &&
      lots().size > 1 &&
      profile.capabilities.list &&
      !tools.investigations.isWaiting(clause) &&
      judge.statesOf(contract.operation).get(clause)?.finding === null &&
      pool.alive().includes(id)
    );
  }

  async function readAndDelete(some: readonly Answered[]): Promise<void> {
    try {
      if (sender.stopped() === null) await pool.slots.whileLooking(() => readBack(tools, some));
    } finally {
      const width = Math.ceil(options.concurrency / 4);
      await runPool(
        some,
        width,
        (answered) => requests.discard(observationOf(answered)),
        () => false,
      );
    }
  }

  /** Reads and deletes what is kept, while others are read. */
  async function readKept(): Promise<void> {
    if (kept.length === 0) return;
    const reading = readAndDelete(kept.splice(0)).finally(() => readings.delete(reading));
    readings.add(reading);
    await reading;
  }

  return {
    flush: async () => {
      await Promise.all([readKept(), ...readings]);
    },
    release: async (answered) => {
      while (isReadable(answered) && readings.size >= lots().most) await Promise.race(readings);
      if (!isReadable(answered)) return requests.discard(observationOf(answered));
      kept.push(answered);
      if (kept.length >= lots().size) await readKept();
    },
  };
}
