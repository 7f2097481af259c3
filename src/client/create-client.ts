import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { classifyFailure, failure } from './classify-failure.ts';
import { type ConnectionOptions, createDispatcher } from './create-dispatcher.ts';
import type { Credentials } from './credentials.ts';
import { type EncodedRequest, encode } from './encode.ts';
import type { Call, Exchange, Failure, ReceivedResponse, Send } from './exchange.ts';
import { failedProxy } from './failed-proxy.ts';
import { fetchResponse } from './fetch-response.ts';
import { type FindSecrets, findBoth, secretFinder } from './find-secrets.ts';
import { type Origin, readOrigin } from './read-origin.ts';
import { redactHeaders, redactorOf, redactRequest } from './redact.ts';
import { signatureFinder } from './signature-finder.ts';

/** Where calls go and how. */
export interface ClientOptions extends Omit<ConnectionOptions, 'timeoutMs'> {
  /** By product: `http(s)://host:port`, maybe with a base path. */
  readonly origins: Readonly<Record<string, string>>;
  /** For products that `origins` does not name. */
  readonly origin?: string;
  /** Null sends every call unsigned. */
  readonly credentials: Credentials | null;
  /** For a whole exchange: waiting for a connection, connecting, headers and body. */
  readonly timeoutMs: number;
  /** Of an answer, as received and when decompressed; default 1 MiB. */
  readonly maxBodyBytes?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  readonly nonce?: () => string;
  /** Gives up what is under way, and all later calls. */
  readonly signal?: AbortSignal;
}

/** Sends calls to the targets it was made for. */
export interface Client {
  readonly send: Send;
  /** Gives up what is under way and closes all connections. */
  readonly close: () => Promise<void>;
}

/** What an attempt came to. */
type Result = { readonly response: ReceivedResponse } | { readonly failure: Failure };

/** A client that makes one attempt a call: no retries, no redirects. Throws a ClientError when an origin is no URL. */
export function createClient(options: ClientOptions): Client {
  const { credentials, timeoutMs, maxBodyBytes = 1024 * 1024, now = Date.now, nonce = randomUUID } = options;
  const origins = new Map(
    Object.entries(options.origins).map(([product, url]) => [product, readOrigin(url)]),
  );
  const otherwise = options.origin === undefined ? undefined : readOrigin(options.origin);
  const findCredentials = secretFinder(credentials === null ? [] : Object.values(credentials));
  const agent = createDispatcher(options);
  const underWay = new Set<AbortController>();
  let closed = options.signal?.aborted ?? false;

  function giveUp(): void {
    closed = true;
    for (const controller of underWay) controller.abort();
  }
  options.signal?.addEventListener('abort', giveUp, { once: true });

  async function attempt(origin: Origin, request: EncodedRequest, limitMs: number): Promise<Result> {
    if (closed) return { failure: failure('aborted') };
    const controller = new AbortController();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      controller.abort();
    }, limitMs);
    underWay.add(controller);
    try {
      return {
        response: await fetchResponse(agent, origin.origin, request, maxBodyBytes, controller.signal),
      };
    } catch (error) {
      if (late) return { failure: failure('timeout', `${limitMs} ms`) };
      if (controller.signal.aborted) return { failure: failure('aborted') };
      const classified = classifyFailure(error, failedProxy(error, origin.origin, options.proxies));
      const isOversize = classified.kind === 'oversize';
      return { failure: isOversize ? failure('oversize', `${maxBodyBytes} bytes`) : classified };
    } finally {
      clearTimeout(timer);
      underWay.delete(controller);
    }
  }

  async function send(call: Call): Promise<Exchange> {
    const origin = origins.get(call.product) ?? otherwise;
    const startedAt = now();
    const request = encode(call, {
      host: origin?.host ?? '',
      basePath: origin?.basePath ?? '',
      credentials,
      time: startedAt,
      nonce: nonce(),
    });
    const { signature } = request;
    const find = signature === null ? findCredentials : findBoth(findCredentials, signatureFinder(signature));
    const begin = performance.now();
    const result =
      origin === undefined
        ? { failure: failure('unaddressed', call.product) }
        : await attempt(origin, request, Math.min(timeoutMs, call.limitMs ?? timeoutMs));
    const durationMs = Math.round(performance.now() - begin);
    // The signature stands in places of its own in a request, which are left out; a target may show it anywhere.
    return {
      request: redactRequest(request, findCredentials),
      ...shown(result, find),
      startedAt,
      durationMs,
    };
  }

  async function close(): Promise<void> {
    options.signal?.removeEventListener('abort', giveUp);
    giveUp();
    await agent.destroy();
  }

  return { send, close };
}

function shown(result: Result, find: FindSecrets): Result {
  const redact = redactorOf(find);
  if ('failure' in result) {
    return { failure: { kind: result.failure.kind, message: redact(result.failure.message) } };
  }
  const { status, headers, body } = result.response;
  return { response: { status, headers: redactHeaders(headers, find), body: redact(body) } };
}
