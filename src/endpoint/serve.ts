import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { deliver } from './deliver.ts';
import type { Wire } from './fields.ts';
import { type Received, receive } from './received.ts';
import { writeXml } from './xml.ts';

/** Where an endpoint listens, and how it waits. */
export interface ServeOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly host: string;
  /** Waits for some milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** An endpoint that listens. */
export interface Served {
  /** Where, without a slash at the end. */
  readonly url: string;
  /** Stops it at once, and closes all connections. */
  readonly close: () => Promise<void>;
}

/** Milliseconds an idle connection stays open: longer than clients keep theirs, so that none is cut off in use. */
const keepAliveMs = 120_000;

/** Serves what `respond` answers. Rejects when the port is taken. */
export async function serve(
  respond: (received: Received) => Promise<Wire>,
  { port, host, pause }: ServeOptions,
): Promise<Served> {
  let ordinal = 0;
  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const received = await receive(message, ++ordinal);
    await deliver(await respond(received), response, pause);
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
    server.listen(port, host, resolve);
  });
  // A server that listens on a port has an address of this kind.
  const bound = server.address() as AddressInfo;
  return {
    url: `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
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
