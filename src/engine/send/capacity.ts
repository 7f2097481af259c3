import type { Contract } from '../../contract/contract.ts';
import { createdId } from '../../oracle/created-id.ts';
import type { Observation } from '../../oracle/observation.ts';
import { createCitations } from '../citations.ts';
import type { ResourcePool } from '../resources/pool.ts';
import type { RunJudge } from '../run-judge.ts';

/** Finds out whether a code that valid requests are refused with says that the target is full. */
export interface CapacityWatch {
  /** Whether `refused` was turned down for want of room. */
  readonly isFull: (refused: Observation) => Promise<boolean>;
}

interface Surroundings {
  readonly contract: Contract;
  readonly pool: ResourcePool;
  readonly judge: RunJudge;
  /** Sends the baseline once and keeps what it creates. */
  readonly sendBaseline: () => Promise<Observation | null>;
  /** Deletes what only waits to be read. */
  readonly makeRoom: () => Promise<void>;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** How often a baseline has to be accepted before a code is held to be about the request. */
const enoughToClear = 3;

/** Milliseconds between looks whether there is room again. */
const waits = [30, 60, 120, 250, 500, 1000, 2000];

/**
 * A watch over one operation's target. A code that refuses the baseline too while resources are alive, and no longer once
 * there is room, is capacity.
 */
export function createCapacityWatch(surroundings: Surroundings): CapacityWatch {
  const { contract, pool, judge, sendBaseline, makeRoom, wait } = surroundings;
  const cleared = new Map<string, number>();
  let looking: Promise<unknown> = Promise.resolve();

  const send = async (): Promise<Observation | null> => {
    const observation = await sendBaseline();
    const id = observation === null ? null : createdId(observation.reply);
    if (id !== null) await pool.remove(id);
    return observation;
  };

  async function look(code: string): Promise<boolean> {
    if (judge.capacityOf(contract.operation).has(code)) return true;
    if ((cleared.get(code) ?? 0) >= enoughToClear) return false;
    const alive = pool.alive().length;
    const refused = await send();
    if (refused?.reply.kind === 'accepted') cleared.set(code, (cleared.get(code) ?? 0) + 1);
    if (refused?.reply.kind !== 'refused' || refused.reply.code !== code) return false;
    pool.lowerLimit(Math.floor(alive / 2));
    for (const pause of waits) {
      await makeRoom();
      await wait(pause);
      const accepted = await send();
      if (accepted?.reply.kind !== 'accepted') continue;
      const citations = createCitations();
      const claim = {
        kind: 'capacity',
        operation: contract.operation,
        code,
        refused: citations.citeCreate(refused),
        accepted: citations.citeCreate(accepted),
      } as const;
      judge.claim(claim, citations);
      return true;
    }
    cleared.set(code, enoughToClear);
    return false;
  }

  return {
    isFull: async ({ reply, expectation }) => {
      const mayBe =
        reply.kind === 'refused' &&
        reply.code !== '' &&
        expectation.kind === 'accept' &&
        !expectation.dryRun &&
        pool.alive().length > 0;
      if (!mayBe || pool.isRemovable() === false) return false;
      const answer = looking.then(() => look(reply.code));
      looking = answer.catch(() => {});
      return answer;
    },
  };
}
