import { once } from 'node:events';
import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPairs, deliveries, plainCall } from './calls.test.kit.ts';
import { answerOf, clientOf } from './clients.test.kit.ts';
import { createClient } from './create-client.ts';
import type { Pair } from './exchange.ts';
import { bodyOf, serveHttp } from './local-server.test.kit.ts';
import { readRequest } from './read-request.ts';

describe('an exchange', () => {
  it('records what was sent, what came back and how long it took', async () => {
    const { origin, host } = await serveHttp((_request, response) => {
      response.writeHead(404, { 'content-type': 'text/xml', 'set-cookie': ['a=1', 'b=2'] });
      response.end('<Error/>');
    });
    const client = clientOf(origin, { now: () => Date.UTC(2026, 0, 2), nonce: () => 'n' });
    const exchange = await client.send({ ...plainCall, signature: 'none' });
    expect(exchange).toMatchObject({
      request: {
        method: 'POST',
        path: '/?Action=CreateSecurityGroup&Version=2014-05-26&Format=JSON&RegionId=cn-hangzhou',
        headers: { host },
        body: '',
      },
      response: {
        status: 404,
        headers: { 'content-type': 'text/xml', 'set-cookie': 'a=1, b=2' },
        body: '<Error/>',
      },
      startedAt: Date.UTC(2026, 0, 2),
    });
    expect(exchange).not.toHaveProperty('failure');
    expect(exchange.durationMs).toBeGreaterThanOrEqual(0);
  });

  it('sends what it records', async () => {
    const received: string[] = [];
    const { origin } = await serveHttp(async (request, response) => {
      received.push(`${request.method} ${request.url} ${request.headers.host} ${await bodyOf(request)}`);
      response.end('{}');
    });
    const client = clientOf(origin);
    for (const transport of deliveries) {
      const raw = transport.place === 'body' ? 'a=100%&中=\0' : 'a=100%&b=%zz[]{}"<>\\^`|';
      const { request } = await client.send({ ...plainCall, transport, raw });
      expect(received.pop()).toBe(
        `${request.method} ${request.path} ${request.headers.host} ${request.body}`,
      );
    }
    expect(received).toEqual([]);
  });

  it('carries any parameters to a server as they are read back', async () => {
    let received: readonly Pair[] = [];
    const { origin } = await serveHttp(async (request, response) => {
      const query = new URL(request.url ?? '', 'http://any').searchParams;
      const form = new URLSearchParams(await bodyOf(request));
      received = [...query, ...form];
      response.end('{}');
    });
    const client = clientOf(origin, { credentials: { accessKeyId: 'an-id', accessKeySecret: 'a-secret' } });
    const anyTransport = fc.constantFrom(...deliveries.filter(({ format }) => format === 'JSON'));
    await fc.assert(
      fc.asyncProperty(anyPairs, anyTransport, async (parameters, transport) => {
        const { request, response } = await client.send({ ...plainCall, parameters, transport });
        expect(response?.status).toBe(200);
        expect(readRequest(request)).toEqual(parameters);
        expect(received).toEqual(parameters);
      }),
    );
  });

  it('reads text that is split between two characters of UTF-8', async () => {
    const { origin } = await serveHttp((_request, response) => {
      const bytes = Buffer.from('"中"');
      response.write(bytes.subarray(0, 2), () => response.end(bytes.subarray(2)));
    });
    expect((await answerOf(clientOf(origin))).body).toBe('"中"');
  });

  it.each([
    ['gzip', gzipSync('{"a":1}')],
    ['br', brotliCompressSync('{"a":1}')],
  ])('decompresses %s', async (coding, data) => {
    const { origin } = await serveHttp((_request, response) => {
      response.setHeader('content-encoding', coding);
      response.end(data);
    });
    expect((await answerOf(clientOf(origin))).body).toBe('{"a":1}');
  });

  it('does not follow a redirect', async () => {
    const paths: (string | undefined)[] = [];
    const { origin } = await serveHttp((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: '/elsewhere' });
      response.end();
    });
    expect((await answerOf(clientOf(origin))).status).toBe(302);
    expect(paths).toEqual([
      '/?Action=CreateSecurityGroup&Version=2014-05-26&Format=JSON&RegionId=cn-hangzhou',
    ]);
  });

  it('is not sent again when the target is busy', async () => {
    let requests = 0;
    const { origin } = await serveHttp((_request, response) => {
      requests += 1;
      response.writeHead(503, { 'retry-after': '0' });
      response.end();
    });
    expect((await answerOf(clientOf(origin))).status).toBe(503);
    expect(requests).toBe(1);
  });
});

describe('connections', () => {
  it('are kept and used again', async () => {
    const sockets = new Set<Socket>();
    const { origin } = await serveHttp((request, response) => {
      sockets.add(request.socket);
      response.end('{}');
    });
    const client = clientOf(origin, { connections: 1 });
    for (let call = 0; call < 3; call += 1) await answerOf(client);
    expect(sockets.size).toBe(1);
  });

  it('are no more than allowed, and carry one request at a time', async () => {
    const sockets = new Set<Socket>();
    let atOnce = 0;
    let most = 0;
    const { origin } = await serveHttp((request, response) => {
      sockets.add(request.socket);
      atOnce += 1;
      most = Math.max(most, atOnce);
      setImmediate(() => {
        atOnce -= 1;
        response.end('{}');
      });
    });
    const client = clientOf(origin, { connections: 2 });
    await Promise.all(Array.from({ length: 10 }, () => answerOf(client)));
    expect(sockets.size).toBe(2);
    expect(most).toBeLessThanOrEqual(2);
  });

  it('that the target closed while idle are replaced', async () => {
    const sockets: Socket[] = [];
    const { origin } = await serveHttp((request, response) => {
      sockets.push(request.socket);
      response.end('{}');
    });
    const client = clientOf(origin);
    await answerOf(client);
    const [first] = sockets;
    first?.end();
    await once(first as Socket, 'close'); // the request above came over it
    expect((await answerOf(client)).status).toBe(200);
    expect(sockets).toHaveLength(2);
  });
});

describe('targets', () => {
  it('are chosen by product, others take the default', async () => {
    const named = await serveHttp((_request, response) => response.end('named'));
    const other = await serveHttp((_request, response) => response.end('other'));
    const client = clientOf(other.origin, { origins: { ecs: named.origin } });
    expect((await answerOf(client)).body).toBe('named');
    expect((await answerOf(client, { ...plainCall, product: 'alb' })).body).toBe('other');
  });

  it('that are not given fail', async () => {
    const client = createClient({ origins: {}, credentials: null, timeoutMs: 1000 });
    expect((await client.send({ ...plainCall, product: 'constructor' })).failure).toEqual({
      kind: 'unaddressed',
      message: 'No target is given for the product (constructor).',
    });
    await client.close();
  });

  it('may have a base path', async () => {
    const { origin } = await serveHttp((request, response) => response.end(request.url));
    const { body } = await answerOf(clientOf(`${origin}/base/`), {
      ...plainCall,
      parameters: [],
      omit: ['Format'],
    });
    expect(body).toBe('/base/?Action=CreateSecurityGroup&Version=2014-05-26');
  });

  it.each(['127.0.0.1:80', 'ftp://127.0.0.1', ''])('must be URLs of HTTP, unlike %j', (origin) => {
    expect(() => createClient({ origins: { ecs: origin }, credentials: null, timeoutMs: 1 })).toThrow(
      expect.objectContaining({ code: 'TARGET_INVALID', hint: expect.stringContaining('http://host:port') }),
    );
  });
});
