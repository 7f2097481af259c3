import { setTimeout as sleep } from 'node:timers/promises';
import { type Served, serve } from '../endpoint/serve.ts';
import { createSimulator, type SimulatorOptions } from './create-simulator.ts';

/** Starts a simulated endpoint on any free port of this machine. */
export async function startSimulator(options: SimulatorOptions): Promise<Served> {
  const { respond } = createSimulator(options);
  return serve(respond, { port: 0, host: '127.0.0.1', pause: options.pause ?? sleep });
}
