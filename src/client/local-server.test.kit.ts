import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Socket,
  type Server as SocketServer,
} from 'node:net';
import { onTestFinished } from 'vitest';

/** A server of one test: it listens on a free port of the loopback interface and closes with the test. */
export interface LocalServer {
  /** Host and port. */
  readonly host: string;
  readonly origin: string;
}

/** Serves HTTP. */
export async function serveHttp(listener: RequestListener): Promise<LocalServer> {
  const server = createServer(listener);
  onTestFinished(() => server.closeAllConnections());
  return listen(server);
}

/** Serves bare connections, for answers that are no HTTP. */
export async function serveSockets(listener: (socket: Socket) => void): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    listener(socket);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return listen(server);
}

/** Makes a server listen and close with the test. */
export async function listen(server: Server | SocketServer): Promise<LocalServer> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` };
}

/** The body of a request to its end. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
