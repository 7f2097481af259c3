import { setTimeout as sleep } from 'node:timers/promises';
import type { Contract } from '../contract/contract.ts';
import { type Served, serve } from '../endpoint/serve.ts';
import type { ReferenceOptions } from '../reference/reference-options.ts';
import { createReference } from '../reference/start-reference.ts';
import { createSimulator } from '../simulator/create-simulator.ts';
import { UsageError } from './usage-error.ts';
import { usualRegion } from './usual-region.ts';

/** What is served, and where. */
export interface MockOptions extends ReferenceOptions {
  readonly port: number;
  readonly host: string;
  /** The contracts whose operations are simulated; all others are those of the reference endpoint. */
  readonly contracts: readonly Contract[];
  /** Names of the flaws that those have. */
  readonly flaws: readonly string[];
}

const faults: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken',
  EACCES: 'may not be used by this user',
  EADDRNOTAVAIL: 'is not on this machine',
  ENOTFOUND: 'is not known',
};

/** Starts the reference endpoint and, beside it, those of contracts. Throws a UsageError where it cannot listen. */
export async function startMock(options: MockOptions): Promise<Served> {
  const { port, host, contracts } = options;
  const reference = createReference(options);
  const simulator = createSimulator({ regions: [usualRegion], ...options });
  try {
    return await serve(
      (received) =>
        contracts.length > 0 && simulator.serves(received)
          ? simulator.respond(received)
          : reference.respond(received),
      { port, host, pause: sleep },
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const fault = faults[code];
    if (fault === undefined) throw error;
    const subject = code.startsWith('EADDRIN') || code === 'EACCES' ? `Port ${port}` : `Host ${host}`;
    throw new UsageError(
      `${subject} ${fault}.`,
      '--port 0 takes any free port, and --host defaults to 127.0.0.1.',
    );
  }
}
