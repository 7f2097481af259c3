import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { documentedBehaviour } from './documented-behaviour.ts';
import { handle } from './handle.ts';
import { deliver } from './http/deliver.ts';
import { receive } from './http/received.ts';
import { writeXml } from './http/xml.ts';
import type { Reference, ReferenceOptions } from './reference-options.ts';
import { type Authentication, nonceKeepMs } from './signature/authenticate.ts';
import { createNonces } from './signature/nonces.ts';
import { settleForeigners } from './state/settle-foreigners.ts';
import { createState } from './state/state.ts';
import { vary } from './variation/vary.ts';
import { createWorld } from './world.ts';

/** Milliseconds an idle connection stays open: longer than clients keep theirs, so that none is cut off in use. */
const keepAliveMs = 120_000;

/** Starts the reference endpoint. Rejects when the port is taken, or when an option makes no sense. */
export async function startReference(options: ReferenceOptions = {}): Promise<Reference> {
  const { signature = 'optional', credentials, clock = Date.now, pause = sleep } = options;
  if (signature === 'required' && credentials === undefined) {
    throw new Error("A reference with signature 'required' needs credentials to check against.");
  }
  const behaviour = vary(documentedBehaviour(options), options.defects, options.oddities);
  const state = createState(behaviour.timing.consistencyMs);
  const world = createWorld({ ...options, clock, pause });
  settleForeigners(behaviour.foreign, state, world);
  const nonces = createNonces(nonceKeepMs, clock);
  const authentication: Authentication = { signature, credentials, clock, nonces };
  let ordinal = 0;

  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const received = await receive(message, ++ordinal);
    await deliver(await handle(received, behaviour, state, world, authentication), response, world.pause);
  };
  const server = createServer(
    { maxHeaderSize: 64 * 1024, keepAliveTimeout: keepAliveMs },
    (message, response) => {
      // A connection that broke while it was read or answered leaves nobody to tell.
      answer(message, response).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      );
    },
  );
  server.on('clientError', refuseUnreadable);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  // A server that listens on a port has an address of this kind.
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    resources: () => ({
      securityGroups: state.groups.existing(),
      securityPolicies: state.policies.existing(),
    }),
  };
}

/** Answers what is no HTTP request, or has headers above the limit, with an envelope of its own. */
function refuseUnreadable(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const isLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const fields = {
    RequestId: randomUUID().toUpperCase(),
    HostId: '',
    Code: isLarge ? 'RequestHeaderFieldsTooLarge' : 'InvalidRequest',
    Message: isLarge
      ? 'The request line and headers are too large.'
      : 'The request is no valid HTTP request.',
  };
  const body = writeXml('Error', fields);
  socket.end(
    [
      isLarge ? 'HTTP/1.1 431 Request Header Fields Too Large' : 'HTTP/1.1 400 Bad Request',
      'content-type: text/xml;charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
