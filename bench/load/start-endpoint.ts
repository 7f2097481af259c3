import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Wish } from '../endpoint.ts';
import type { EndpointKind } from './endpoint-kind.ts';

/** An endpoint in a process of its own. */
export interface Endpoint {
  readonly url: string;
  /** Makes it as it was when it started, with answers that take so many milliseconds. */
  readonly renew: (delayMs: number) => Promise<void>;
  readonly close: () => void;
}

const script = fileURLToPath(new URL('../endpoint.js', import.meta.url));

/** Starts an endpoint that checks signatures and has room for so many resources. */
export async function startEndpoint(kind: EndpointKind, room: number): Promise<Endpoint> {
  const child: ChildProcess = fork(script, [kind, String(room)]);
  const [{ url }] = await once(child, 'message');
  return {
    url,
    renew: async (delayMs) => {
      const renewed = once(child, 'message');
      child.send({ delayMs } satisfies Wish);
      await renewed;
    },
    close: () => child.disconnect(),
  };
}
