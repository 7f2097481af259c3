import { Worker } from 'node:worker_threads';
import type { Conduct, Trial, TrialResult } from './trial.ts';

/** Threads that carry trials out. */
export interface Workers {
  readonly conduct: Conduct;
  readonly close: () => Promise<void>;
}

interface Desk {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

interface Waiting {
  readonly trial: Trial;
  readonly settle: (result: TrialResult) => void;
}

/** Starts `count` threads; each trial goes to the one with the least to do. */
export function startWorkers(count: number): Workers {
  let trials = 0;
  const desks = Array.from({ length: count }, () => openDesk());
  return {
    conduct: (trial) =>
      new Promise((settle) => {
        const [desk] = desks.toSorted((one, other) => one.waiting.size - other.waiting.size);
        if (desk === undefined) throw new Error('No thread was started.');
        const number = ++trials;
        desk.waiting.set(number, { trial, settle });
        desk.worker.postMessage({ number, trial });
      }),
    close: async () => {
      await Promise.all(desks.map(({ worker }) => worker.terminate()));
    },
  };
}

function openDesk(): Desk {
  const worker = new Worker(new URL('./trial-worker.js', import.meta.url));
  const waiting = new Map<number, Waiting>();
  worker.on('message', ({ number, result }: { readonly number: number; readonly result: TrialResult }) => {
    waiting.get(number)?.settle(result);
    waiting.delete(number);
  });
  worker.on('error', (error) => {
    for (const { trial, settle } of waiting.values()) settle(brokenDown(trial, String(error)));
    waiting.clear();
  });
  return { worker, waiting };
}

function brokenDown({ subject, seed }: Trial, fault: string): TrialResult {
  return {
    name: subject.name,
    seed,
    accusations: [],
    inconclusive: [],
    requests: 0,
    durationMs: 0,
    stoppedEarly: false,
    fault,
  };
}
