import { parentPort } from 'node:worker_threads';
import { runTrial } from './run-trial.ts';
import type { Trial } from './trial.ts';

// What a worker thread runs: each message is a numbered trial, each answer its result.
parentPort?.on('message', async ({ number, trial }: { readonly number: number; readonly trial: Trial }) => {
  parentPort?.postMessage({ number, result: await runTrial(trial) });
});
