import type { RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { plainCall } from './calls.test.kit.ts';
import { answerOf, clientOf, failureOf } from './clients.test.kit.ts';
import { listen, serveHttp, serveSockets } from './local-server.test.kit.ts';

const head = 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n';

describe('a target that takes too long', () => {
  it('to answer is a timeout', async () => {
    const { origin } = await serveSockets(() => {});
    expect(await failureOf(clientOf(origin, { timeoutMs: 50 }))).toEqual({
      kind: 'timeout',
      message: 'The target did not answer in time (50 ms).',
    });
  });

  it('to finish its answer is a timeout, although bytes keep coming', async () => {
    let dripped = 0;
    const { origin } = await serveHttp((_request, response) => {
      const drip = setInterval(() => {
        response.write('x');
        dripped += 1;
      }, 5);
      response.on('close', () => clearInterval(drip));
    });
    expect((await failureOf(clientOf(origin, { timeoutMs: 500 }))).kind).toBe('timeout');
    expect(dripped).toBeGreaterThan(0);
  });

  it('does not keep later calls from being answered', async () => {
    let requests = 0;
    const { origin } = await serveHttp((_request, response) => {
      requests += 1;
      if (requests > 1) response.end('{}');
    });
    const client = clientOf(origin, { timeoutMs: 500, connections: 1 });
    expect((await failureOf(client)).kind).toBe('timeout');
    expect((await answerOf(client)).status).toBe(200);
  });
});

describe('a target that closes the connection', () => {
  it.each([
    ['at once', ''],
    ['in the middle of the head', 'HTTP/1.1 200 OK\r\ncontent-le'],
    ['in the middle of the body', `${head}12345`],
  ])('%s is a reset, seen once', async (_when, text) => {
    let requests = 0;
    const { origin } = await serveSockets((socket) => {
      socket.once('data', () => {
        requests += 1;
        socket.end(text);
      });
    });
    expect((await failureOf(clientOf(origin))).kind).toBe('reset');
    expect(requests).toBe(1);
  });

  it('by a reset is a reset, seen once', async () => {
    let requests = 0;
    const { origin } = await serveSockets((socket) => {
      socket.once('data', () => {
        requests += 1;
        socket.resetAndDestroy();
      });
    });
    expect((await failureOf(clientOf(origin))).kind).toBe('reset');
    expect(requests).toBe(1);
  });

  it.each([
    ['GET', 'end'],
    ['GET', 'resetAndDestroy'],
    ['POST', 'end'],
    ['POST', 'resetAndDestroy'],
  ] as const)('that it kept, on the next %s (%s), is a reset and not sent again', async (method, close) => {
    let requests = 0;
    const { origin } = await serveSockets((socket) => {
      socket.on('data', () => {
        requests += 1;
        if (requests === 1) socket.write(`${head}1234567890`);
        else socket[close]();
      });
    });
    const client = clientOf(origin);
    const call = { ...plainCall, transport: { method, place: 'query', format: 'JSON' } as const };
    expect((await client.send(call)).response?.status).toBe(200);
    expect((await client.send(call)).failure?.kind).toBe('reset');
    expect(requests).toBe(2);
  });
});

describe('a target that cannot be reached', () => {
  it('because nothing listens is unreachable', async () => {
    // Port 1 is reserved, and no ephemeral port.
    expect((await failureOf(clientOf('http://127.0.0.1:1'))).kind).toBe('unreachable');
  });
});

describe('a target without a secure connection', () => {
  it('because it speaks plain HTTP is a failure of TLS', async () => {
    const { host } = await serveHttp((_request, response) => response.end());
    expect((await failureOf(clientOf(`https://${host}`))).kind).toBe('tls');
  });

  it('because it has no certificate is a failure of TLS', async () => {
    const server = createTlsServer();
    server.on('tlsClientError', () => {});
    const { host } = await listen(server);
    expect((await failureOf(clientOf(`https://${host}`))).kind).toBe('tls');
  });
});

describe('an answer that is too large', () => {
  const answers: readonly (readonly [string, RequestListener])[] = [
    ['in one piece', (_request, response) => response.end('x'.repeat(1001))],
    [
      'in many pieces',
      (_request, response) => {
        for (let piece = 0; piece < 1001; piece += 1) response.write('x');
        response.end();
      },
    ],
    [
      'only when decompressed',
      (_request, response) => {
        response.setHeader('content-encoding', 'gzip');
        response.end(gzipSync('x'.repeat(100_000)));
      },
    ],
  ];

  it.each(answers)('%s is oversize', async (_how, listener) => {
    const { origin } = await serveHttp(listener);
    expect((await failureOf(clientOf(origin, { maxBodyBytes: 1000 }))).kind).toBe('oversize');
  });

  it('is not one of the very limit', async () => {
    const { origin } = await serveHttp((_request, response) => response.end('x'.repeat(1000)));
    expect((await answerOf(clientOf(origin, { maxBodyBytes: 1000 }))).body).toHaveLength(1000);
  });

  it('is by default one of more than 1 MiB', async () => {
    let length = 1024 * 1024;
    const { origin } = await serveHttp((_request, response) => response.end(Buffer.alloc(length++)));
    const client = clientOf(origin);
    expect((await answerOf(client)).body).toHaveLength(1024 * 1024);
    expect(await failureOf(client)).toEqual({
      kind: 'oversize',
      message: 'The answer is larger than the limit (1048576 bytes).',
    });
  });

  it('is one without an end', async () => {
    const { origin } = await serveHttp((_request, response) => {
      const more = (): void => void response.write('x'.repeat(10_000), () => setImmediate(more));
      more();
    });
    expect((await failureOf(clientOf(origin))).kind).toBe('oversize');
  });

  it.each([1, 2, 3])('is 100 MB in gzip of %i layers', async (layers) => {
    let bomb: Buffer = Buffer.alloc(100_000_000);
    for (let layer = 0; layer < layers; layer++) bomb = gzipSync(bomb);
    const { origin } = await serveHttp((_request, response) => {
      response.setHeader('content-encoding', Array(layers).fill('gzip').join(', '));
      response.end(bomb);
    });
    expect((await failureOf(clientOf(origin))).kind).toBe('oversize');
  });
});

describe('an answer that breaks the protocol', () => {
  it.each([
    ['garbage', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['a header without a name', 'HTTP/1.1 200 OK\r\n: x\r\n\r\n'],
    ['a content length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: ten\r\n\r\n'],
    ['too long a head', `HTTP/1.1 200 OK\r\na: ${'x'.repeat(100_000)}\r\n\r\n`],
    [
      'an upgrade nobody asked for',
      'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
    ],
    ['gzip that is none', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\nnope'],
    [
      'very many codings',
      `HTTP/1.1 200 OK\r\ncontent-encoding: ${Array(1000).fill('gzip').join(',')}\r\ncontent-length: 4\r\n\r\nnope`,
    ],
    ['an unknown coding', 'HTTP/1.1 200 OK\r\ncontent-encoding: own\r\ncontent-length: 4\r\n\r\nnope'],
  ])('by %s is a failure of the protocol', async (_what, text) => {
    const { origin } = await serveSockets((socket) => {
      socket.once('data', () => socket.end(text));
    });
    expect((await failureOf(clientOf(origin))).kind).toBe('protocol');
  });
});

describe('a call that cannot be sent', () => {
  it('fails and does not throw', async () => {
    const { origin } = await serveHttp((_request, response) => response.end());
    const credentials = { accessKeyId: 'an-access-key', accessKeySecret: 'a-secret-key' };
    const { failure } = await clientOf(origin, { credentials }).send({ ...plainCall, action: 'A\r\nb: c' });
    expect(failure?.kind).toBe('protocol');
  });
});

describe('giving up', () => {
  it.each(['signal', 'close'] as const)('by %s aborts what is under way and all later calls', async (how) => {
    const controller = new AbortController();
    const { promise: arrived, resolve: arrive } = deferred();
    const { origin } = await serveSockets((socket) => {
      socket.once('data', arrive);
    });
    const client = clientOf(origin, { signal: controller.signal });
    const underWay = failureOf(client);
    await arrived;
    const closing = how === 'close' ? client.close() : controller.abort();
    expect(await underWay).toEqual({
      kind: 'aborted',
      message: 'The request was given up before an answer came.',
    });
    await closing;
    expect((await failureOf(client)).kind).toBe('aborted');
  });

  it('in the middle of a body aborts', async () => {
    const controller = new AbortController();
    const { origin } = await serveHttp((_request, response) => {
      response.write('x', () => controller.abort());
    });
    expect((await failureOf(clientOf(origin, { signal: controller.signal }))).kind).toBe('aborted');
  });

  it('before the first call sends nothing', async () => {
    let connections = 0;
    const { origin } = await serveSockets(() => {
      connections += 1;
    });
    expect((await failureOf(clientOf(origin, { signal: AbortSignal.abort() }))).kind).toBe('aborted');
    expect(connections).toBe(0);
  });

  it('closes the connections that were kept', async () => {
    const { promise: closed, resolve: close } = deferred();
    const { origin } = await serveHttp((request, response) => {
      request.socket.once('close', close);
      response.end('{}');
    });
    const client = clientOf(origin);
    await answerOf(client);
    await client.close();
    await expect(closed).resolves.toBeUndefined();
  });
});

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = () => settle();
  });
  return { promise, resolve };
}
