import { afterEach, expect, it } from 'vitest';
import { mutantWith } from './mutants.test.kit.ts';
import { startWorkers, type Workers } from './start-workers.ts';

/** A thread that answers with the seed; it throws with seed 13, is blocked with 99 and silent with 98. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ number, trial: { seed } }) => {
      if (seed === 13) throw new Error('Unlucky.');
      if (seed === 98) return;
      while (seed === 99);
      parentPort.postMessage({ number, result: { seed, ending: 'ended' } });
    });
  `)}`,
);

let workers: Workers;
afterEach(() => workers.close());

const start = (threads: number, longestMs = 60_000) => {
  workers = startWorkers(threads, script, longestMs);
  return async (...seeds: readonly number[]) => {
    const mutant = mutantWith([]);
    const results = await Promise.all(
      seeds.map((seed) => workers.runTrial({ mutant, seed, contract: null, profile: 'quick' })),
    );
    return results.map(({ seed, ending }) => [seed, ending]);
  };
};

it('gives each trial its own result', async () => {
  expect(await start(2)(1, 2, 3)).toEqual([
    [1, 'ended'],
    [2, 'ended'],
    [3, 'ended'],
  ]);
});

it.each([98, 99])(
  'reports a trial that never ends, and carries the others out, with seed %i',
  async (seed) => {
    const ran = start(1, 1500);
    expect(await ran(seed, 1)).toEqual([
      [seed, 'did-not-end'],
      [1, 'ended'],
    ]);
    expect(await ran(2)).toEqual([[2, 'ended']]);
  },
);

it('reports trials whose thread broke down, and goes on with a new thread', async () => {
  const ran = start(1);
  expect(await ran(13)).toEqual([[13, 'broke-down']]);
  expect(await ran(1)).toEqual([[1, 'ended']]);
});
