import { randomUUID } from 'node:crypto';
import { createDispatcher } from '../../src/client/create-dispatcher.ts';
import { type EncodedRequest, encode } from '../../src/client/encode.ts';
import type { Call } from '../../src/client/exchange.ts';
import { readOrigin } from '../../src/client/read-origin.ts';
import { dummyCredentials } from '../../src/client/resolve-credentials.ts';

/** Makes a request of a call that may be sent now: signed with V3, with a nonce of its own. */
export function signed(call: Call, host: string): EncodedRequest {
  const stamp = { host, basePath: '', credentials: dummyCredentials, time: Date.now(), nonce: randomUUID() };
  return encode(call, stamp);
}

/**
 * Sends the calls with undici and nothing else, signed as they go, so many at once; answers are read to their end and
 * thrown away. Comes to the seconds that it took.
 */
export async function raw(
  url: string,
  calls: readonly Call[],
  inFlight: number,
  prepare: (call: Call, host: string) => EncodedRequest = signed,
): Promise<number> {
  const { origin, host } = readOrigin(url);
  const dispatcher = createDispatcher({ timeoutMs: 30_000 });
  let next = 0;
  const work = async (): Promise<void> => {
    for (let call = calls[next++]; call !== undefined; call = calls[next++]) {
      const { method, path, headers, body } = prepare(call, host);
      const answer = await dispatcher.request({
        origin,
        method,
        path,
        headers,
        body: body === '' ? null : body,
      });
      await answer.body.dump();
    }
  };
  const start = performance.now();
  try {
    await Promise.all(Array.from({ length: inFlight }, work));
    return (performance.now() - start) / 1000;
  } finally {
    await dispatcher.destroy();
  }
}
