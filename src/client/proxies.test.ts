import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { authority, serverPair } from './certificates.test.kit.ts';
import { answerOf, clientOf, failureOf } from './clients.test.kit.ts';
import { proxiesIn } from './create-dispatcher.ts';
import { type LocalServer, listen, serveHttp, serveSockets } from './local-server.test.kit.ts';

interface Proxy extends LocalServer {
  /** What it was asked for, in order. */
  readonly asked: readonly string[];
}

/** A forward proxy: it hands plain requests on and makes tunnels. With `status` it answers everything with that. */
async function startProxy(status?: number): Promise<Proxy> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url} ${incoming.headers['proxy-authorization'] ?? ''}`.trim());
    if (status !== undefined) return void outgoing.writeHead(status).end();
    const { 'proxy-authorization': _, ...headers } = incoming.headers;
    const onward = httpRequest(incoming.url ?? '', { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    if (status !== undefined) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const { hostname, port } = new URL(`http://${incoming.url}`);
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) end.on('error', () => [onward, socket].map((it) => it.destroy()));
  });
  onTestFinished(() => server.closeAllConnections());
  return { ...(await listen(server)), asked };
}

/** A proxy that only hands bytes on to one host, interim answers too. */
const startForwarder = (host: string) =>
  serveSockets((socket) => {
    const { hostname, port } = new URL(`http://${host}`);
    const onward = connect(Number(port), hostname);
    for (const end of [onward, socket]) end.on('error', () => [onward, socket].map((it) => it.destroy()));
    socket.pipe(onward).pipe(socket);
  });

const startTarget = () => serveHttp((_, response) => response.end('{"RequestId":"1"}'));

async function startSecureTarget(): Promise<LocalServer> {
  const server = createSecureServer(serverPair, (_, response) => response.end('{"RequestId":"1"}'));
  onTestFinished(() => server.closeAllConnections());
  const { host } = await listen(server);
  return { host, origin: `https://${host}` };
}

const through = (environment: Readonly<Record<string, string>>) => {
  const proxies = proxiesIn(environment);
  return proxies === null ? expect.fail('There are no proxies.') : { proxies };
};

it('asks a proxy for a plain target by its whole address', async () => {
  const [proxy, target] = [await startProxy(), await startTarget()];
  const { status } = await answerOf(clientOf(target.origin, through({ HTTP_PROXY: proxy.origin })));
  expect(status).toBe(200);
  expect(proxy.asked).toEqual([expect.stringMatching(`^POST ${target.origin}/`)]);
});

it('asks a proxy for a tunnel to a secure target, and trusts whom it was told to', async () => {
  const [proxy, target] = [await startProxy(), await startSecureTarget()];
  const options = through({ HTTPS_PROXY: proxy.origin });
  const { status } = await answerOf(clientOf(target.origin, { ...options, tls: { ca: authority } }));
  expect(status).toBe(200);
  expect(proxy.asked).toEqual([`CONNECT ${target.host}`]);
  expect(await failureOf(clientOf(target.origin, options))).toMatchObject({ kind: 'tls' });
});

it.each(['directly', 'through a proxy'])('passes over interim answers %s', async (way) => {
  const target = await serveSockets((socket) => {
    socket.once('data', () =>
      socket.end('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'),
    );
  });
  const proxies = {
    http: (await startForwarder(target.host)).origin,
    https: null,
    except: way === 'directly' ? '*' : '',
  };
  expect(await answerOf(clientOf(target.origin, { proxies }))).toMatchObject({ status: 200, body: '{}' });
});

it.each(['127.0.0.1', '*', 'example.com,127.0.0.1'])(
  'asks directly what NO_PROXY=%s names',
  async (except) => {
    const [proxy, target] = [await startProxy(), await startTarget()];
    await answerOf(clientOf(target.origin, through({ HTTP_PROXY: proxy.origin, NO_PROXY: except })));
    expect(proxy.asked).toEqual([]);
  },
);

it('gives a proxy the user and password of its URL', async () => {
  const [proxy, target] = [await startProxy(), await startTarget()];
  const url = proxy.origin.replace('//', '//me:secret@');
  await answerOf(clientOf(target.origin, through({ http_proxy: url })));
  expect(proxy.asked).toEqual([expect.stringMatching(/ Basic bWU6c2VjcmV0$/)]);
});

it('says that it is the proxy that does not let it through', async () => {
  const proxy = await startProxy(407);
  const plain = await failureOf(clientOf('http://127.0.0.1:9', through({ HTTP_PROXY: proxy.origin })));
  const secure = await failureOf(clientOf('https://127.0.0.1:9', through({ HTTPS_PROXY: proxy.origin })));
  for (const failure of [plain, secure])
    expect(failure).toEqual({
      kind: 'unreachable',
      message: 'The target cannot be reached (the proxy answered with 407).',
    });
});

it('says that there is a proxy when nothing can be reached', async () => {
  const { origin } = await startProxy();
  const server = createServer();
  const { host } = await listen(server);
  server.close();
  await once(server, 'close');
  for (const target of [origin, origin.replace('http:', 'https:')]) {
    const options = through({ HTTP_PROXY: `http://me:secret@${host}` });
    const { kind, message } = await failureOf(clientOf(target, options));
    expect(kind).toBe('unreachable');
    expect(message).toBe(`The target cannot be reached (ECONNREFUSED, through the proxy ${host}).`);
  }
});

it('reads both spellings of the variables, the lower one first, and hosts without a scheme', () => {
  expect(proxiesIn({})).toBeNull();
  expect(proxiesIn({ HTTP_PROXY: '', no_proxy: 'a' })).toBeNull();
  expect(
    proxiesIn({ HTTP_PROXY: 'http://a:1', http_proxy: 'b:2', NO_PROXY: 'x', HTTPS_PROXY: 'https://c' }),
  ).toEqual({
    http: 'http://b:2',
    https: 'https://c',
    except: 'x',
  });
});

it('complains of what is no URL of a proxy without showing it', () => {
  for (const url of ['socks5://me:secret@host', 'http://me:secret@', 'me:secret@ho st'])
    expect(() => proxiesIn({ HTTPS_PROXY: url })).toThrow(/^HTTPS_PROXY is not the URL of a proxy\.$/);
});
