import { Worker } from 'node:worker_threads';
import { graceMs, trialTimeMs } from './run-trial.ts';
import { fruitless, type RunTrial, type Trial, type TrialResult } from './trial.ts';

/** Threads that carry trials out. */
export interface Workers {
  readonly runTrial: RunTrial;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly trial: Trial;
  readonly startedAt: number;
  readonly timer: NodeJS.Timeout;
  readonly settle: (result: TrialResult) => void;
}

/** A thread that is replaced by a new one when it ends or hangs. */
interface Desk {
  worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** After which a thread that is silent is ended from outside; its own watchdog comes first, unless it is blocked. */
const silenceMs = trialTimeMs + 2 * graceMs;

/** Starts `count` threads; each trial goes to the one with the least to do. */
export function startWorkers(
  count: number,
  script: URL = new URL('./trial-worker.js', import.meta.url),
  longestMs: number = silenceMs,
): Workers {
  let trials = 0;
  const desks = Array.from({ length: count }, () => openDesk(script));
  const submit = (trial: Trial, settle: (result: TrialResult) => void): void => {
    const [desk] = desks.toSorted((one, other) => one.waiting.size - other.waiting.size);
    if (desk === undefined) throw new Error('No thread was started.');
    const number = ++trials;
    const timer = setTimeout(() => abandon(desk, number), longestMs);
    desk.waiting.set(number, { trial, startedAt: Date.now(), timer, settle });
    desk.worker.postMessage({ number, trial });
  };
  /** Ends the thread in which a trial hangs, and begins the others that it carried out again. */
  const abandon = (desk: Desk, number: number): void => {
    const { [number]: hanging, ...others } = Object.fromEntries(desk.waiting);
    replaceWorker(desk, script);
    if (hanging !== undefined) {
      hanging.settle(fruitless(hanging.trial, 'did-not-end', 'The thread hangs.', longestMs));
    }
    for (const { trial, settle } of Object.values(others)) submit(trial, settle);
  };
  return {
    runTrial: (trial) => new Promise((settle) => submit(trial, settle)),
    close: async () => {
      await Promise.all(desks.map(({ worker }) => worker.terminate()));
    },
  };
}

function openDesk(script: URL): Desk {
  const waiting = new Map<number, Waiting>();
  const desk: Desk = { worker: new Worker(script), waiting };
  listen(desk, script);
  return desk;
}

function listen(desk: Desk, script: URL): void {
  const { worker, waiting } = desk;
  worker.on('message', ({ number, result }: { readonly number: number; readonly result: TrialResult }) => {
    const done = waiting.get(number);
    clearTimeout(done?.timer);
    waiting.delete(number);
    done?.settle(result);
  });
  worker.on('error', (error) => {
    const broken = [...waiting.values()];
    replaceWorker(desk, script);
    for (const { trial, startedAt, settle } of broken) {
      settle(fruitless(trial, 'broke-down', String(error), Date.now() - startedAt));
    }
  });
}

function replaceWorker(desk: Desk, script: URL): void {
  for (const { timer } of desk.waiting.values()) clearTimeout(timer);
  desk.waiting.clear();
  desk.worker.removeAllListeners();
  void desk.worker.terminate();
  desk.worker = new Worker(script);
  listen(desk, script);
}
