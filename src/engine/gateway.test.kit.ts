import { request as forward, type IncomingMessage } from 'node:http';
import { bodyOf, serveHttp } from '../client/local-server.test.kit.ts';

/** An answer on its way back. */
export interface Passing {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A request on its way, numbered from 1 among those of its action. */
export interface Coming {
  readonly action: string;
  readonly count: number;
  /** Its query and its body as they came. */
  readonly asked: string;
}

/** What a gateway does beside handing on. */
export interface Meddling {
  /** How often a request is handed on; the last answer is given. */
  readonly times?: (coming: Coming) => number;
  /** What is answered instead; null cuts the connection. */
  readonly answer?: (passing: Passing, coming: Coming) => Passing | null | Promise<Passing | null>;
}

/** A gateway before the endpoint at `url`; it closes with the test. */
export async function startGateway(url: string, { times, answer }: Meddling): Promise<string> {
  const counts = new Map<string, number>();
  const { origin } = await serveHttp(async (request, response) => {
    const body = await bodyOf(request);
    const asked = `${request.url}&${body}`;
    const named = request.headers['x-acs-action'] ?? /[?&]Action=(\w+)/.exec(asked)?.[1];
    const action = String(named);
    const count = (counts.get(action) ?? 0) + 1;
    counts.set(action, count);
    const coming = { action, count, asked };
    let passing: Passing | null = null;
    for (let time = 0; time < (times?.(coming) ?? 1); time++) passing = await handOn(url, request, body);
    const given = passing === null || answer === undefined ? passing : await answer(passing, coming);
    if (given === null) return void request.socket.destroy();
    const { 'content-length': _, 'transfer-encoding': __, ...headers } = given.headers;
    response.writeHead(given.status, headers).end(given.body);
  });
  return origin;
}

async function handOn(
  url: string,
  { method, headers, url: path }: IncomingMessage,
  body: string,
): Promise<Passing> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    forward(`${url}${path}`, { method, headers }, resolve).once('error', reject).end(body);
  });
  return { status: answer.statusCode ?? 500, headers: answer.headers, body: await bodyOf(answer) };
}
