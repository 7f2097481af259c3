import { request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { bodyOf, serveHttp } from '../client/local-server.test.kit.ts';

/** Something between a run and an endpoint. */
export interface Relay {
  readonly origin: string;
  /** Resolves when every request that came has been answered or has been given up. */
  readonly quiet: () => Promise<void>;
}

/** An answer in place of the endpoint's. */
export interface OtherAnswer {
  readonly status: number;
  readonly body: string;
}

/** Hands requests on to `url`. `see` is told of each before, and may answer it itself. */
export async function startRelay(
  url: string,
  see: (action: string, count: number) => OtherAnswer | null,
): Promise<Relay> {
  const underWay = new Set<Promise<void>>();
  let count = 0;
  const { origin } = await serveHttp((request, response) => {
    count += 1;
    const work = handOn(url, request, response, count, see).catch(() => void response.destroy());
    underWay.add(work);
    void work.then(() => underWay.delete(work));
  });
  return {
    origin,
    quiet: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

async function handOn(
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
  count: number,
  see: (action: string, count: number) => OtherAnswer | null,
): Promise<void> {
  const { method, headers, url: path = '/' } = request;
  const body = await bodyOf(request);
  const named = headers['x-acs-action'] ?? /[?&]Action=(\w+)/.exec(`${path}&${body}`)?.[1];
  const other = see(String(named), count);
  if (other !== null) {
    response.writeHead(other.status, { 'content-type': 'application/json' }).end(other.body);
    return;
  }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    forward(`${url}${path}`, { method, headers }, resolve).once('error', reject).end(body);
  });
  const text = await bodyOf(answer);
  response.writeHead(answer.statusCode ?? 500, { ...answer.headers, connection: 'close' }).end(text);
}
