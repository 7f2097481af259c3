import { onTestFinished } from 'vitest';
import { plainCall } from './calls.test.kit.ts';
import { type Client, type ClientOptions, createClient } from './create-client.ts';
import type { Call, Failure, ReceivedResponse } from './exchange.ts';

/** A client of one origin that is closed with the test. */
export function clientOf(origin: string, options: Partial<ClientOptions> = {}): Client {
  const client = createClient({ origins: {}, origin, credentials: null, timeoutMs: 10_000, ...options });
  onTestFinished(client.close);
  return client;
}

/** Sends one call, by default a plain one. Throws when it fails. */
export async function answerOf(client: Client, call: Call = plainCall): Promise<ReceivedResponse> {
  const { response, failure } = await client.send(call);
  if (response === undefined)
    throw new Error(`expected a response, received ${failure?.kind}: ${failure?.message}`);
  return response;
}

/** Sends one plain call that must fail. Throws when it is answered. */
export async function failureOf(client: Client): Promise<Failure> {
  const { response, failure } = await client.send(plainCall);
  if (failure === undefined) throw new Error(`expected a failure, received ${response?.status}`);
  return failure;
}
