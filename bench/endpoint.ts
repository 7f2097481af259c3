import { setTimeout as sleep } from 'node:timers/promises';
import { dummyCredentials } from '../src/client/resolve-credentials.ts';
import type { Wire } from '../src/endpoint/fields.ts';
import type { Received } from '../src/endpoint/received.ts';
import { serve } from '../src/endpoint/serve.ts';
import { createReference } from '../src/reference/start-reference.ts';
import { createSimulator } from '../src/simulator/create-simulator.ts';
import { type EndpointKind, usualRoom } from './load/endpoint-kind.ts';
import { loadWideContract } from './load/wide-contract.ts';

/** What the process that started this one asks for. */
export type Wish =
  /** Everything that was created is gone, and answers take so many milliseconds from now on. */
  { readonly delayMs: number };

/** The endpoint of benchmarks, in a process of its own: it checks every signature. */
const [, , kind, room] = process.argv;
const isWide = kind === ('wide' satisfies EndpointKind);
const quota = Number(room ?? usualRoom);

const checked = { signature: 'required', credentials: dummyCredentials } as const;

async function make(): Promise<(received: Received) => Promise<Wire>> {
  if (!isWide) return createReference({ ...checked, quota }).respond;
  return createSimulator({ ...checked, contracts: [await loadWideContract()], quota }).respond;
}

let respond = await make();
let delayMs = 0;
const { url } = await serve(
  async (received) => {
    const wire = await respond(received);
    return delayMs === 0 ? wire : { ...wire, delayMs: wire.delayMs + delayMs };
  },
  { port: 0, host: '127.0.0.1', pause: (milliseconds) => sleep(milliseconds) },
);

process.on('message', async (wish: Wish) => {
  respond = await make();
  delayMs = wish.delayMs;
  process.send?.({ url });
});
process.once('disconnect', () => process.exit());
process.send?.({ url });
