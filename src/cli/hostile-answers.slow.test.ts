import { readdirSync, statSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { serveHttp, serveSockets } from '../client/local-server.test.kit.ts';
import { clausewiseRun, emptyDirectory } from './command.test.kit.ts';

const mebi = 1024 * 1024;

/** Answers each request, or what comes of a connection, with bytes of its own making. */
type Answering = (socket: Socket) => void;

const head = (...lines: readonly string[]): string => ['HTTP/1.1 200 OK', ...lines, '', ''].join('\r\n');

/** An answer in one piece; its length is right unless a header says another one. */
function whole(body: string | Buffer, ...headers: readonly string[]): Answering {
  const bytes = Buffer.from(body);
  const lengths = headers.some((it) => /^(content-length|transfer-encoding)/.test(it))
    ? []
    : [`content-length: ${bytes.length}`];
  return (socket) => {
    socket.write(head('content-type: application/json', ...headers, ...lengths));
    socket.write(bytes);
  };
}

/** Writes for as long as the other side reads. */
function without(end: string): Answering {
  return (socket) => {
    socket.write(head(...end.split('\n')));
    const more = (): void => {
      if (!socket.destroyed) socket.write('x'.repeat(65_536), () => setImmediate(more));
    };
    more();
  };
}

function byteByByte(socket: Socket): void {
  const text = `${head('content-type: application/json', 'content-length: 2')}{}`;
  let at = 0;
  const drip = setInterval(() => socket.write(text[at++] ?? ''), 100);
  socket.on('close', () => clearInterval(drip));
}

const closed =
  (after: number): Answering =>
  (socket) =>
    socket.end(`${head('content-type: application/json', 'content-length: 100')}{"Code":`.slice(0, after));

const bomb = gzipSync(Buffer.alloc(100 * mebi, ' '));

const refusal =
  '{"RequestId":"473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E","Code":"InvalidParameter","Message":"No."}';
const xmlRefusal = (before: string, inside: string): string =>
  `<?xml version="1.0"?>${before}<Error><RequestId>473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E</RequestId><Code>A${inside}</Code><Message>No.</Message></Error>`;
const laughs = Array.from({ length: 20 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join(
  '',
);

const hostile: Readonly<Record<string, Answering>> = {
  'never answers': () => {},
  'answers a byte at a time': byteByByte,
  'closes the connection at once': closed(0),
  'closes the connection in the head': closed(20),
  'closes the connection in the body': closed(1000),
  'answers without an end': without('content-type: application/json'),
  'sends a chunk without an end': (socket) => {
    socket.write(`${head('transfer-encoding: chunked')}ffffffff\r\n`);
    without('')(socket);
  },
  'sends a head without an end': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const more = (): void => {
      if (!socket.destroyed) socket.write(`a: ${'x'.repeat(1000)}\r\n`, () => setImmediate(more));
    };
    more();
  },
  'sends interim answers without an end': (socket) => {
    const more = (): void => {
      if (!socket.destroyed)
        socket.write('HTTP/1.1 102 Processing\r\n\r\n'.repeat(100), () => setImmediate(more));
    };
    more();
  },
  'answers 100 MB': whole(Buffer.alloc(100_000_000, ' ')),
  'answers a gzip bomb': whole(bomb, 'content-encoding: gzip'),
  'answers a gzip bomb in a gzip': whole(gzipSync(bomb), 'content-encoding: gzip, gzip'),
  'answers a thousand layers of gzip': whole(
    bomb,
    `content-encoding: ${Array(1000).fill('gzip').join(', ')}`,
  ),
  'promises more than it sends': (socket) => {
    whole('{}', 'content-length: 1000')(socket);
    socket.end();
  },
  'sends more than it promises': whole(`${refusal}${refusal}`, 'content-length: 10'),
  'promises two lengths': whole(refusal, 'content-length: 10', 'content-length: 20'),
  'promises a length and chunks': whole(refusal, 'content-length: 10', 'transfer-encoding: chunked'),
  'promises less than nothing': whole(refusal, 'content-length: -1'),
  'answers bytes that are no text': whole(Buffer.alloc(1000, 0xff)),
  'answers zeros': whole(Buffer.alloc(mebi)),
  'answers JSON 100,000 levels deep': whole('['.repeat(100_000) + ']'.repeat(100_000)),
  'answers objects 100,000 levels deep': whole(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  'answers XML 100,000 levels deep': whole('<a>'.repeat(100_000) + '</a>'.repeat(100_000)),
  'answers XML of entities': whole(xmlRefusal(`<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]>`, '&l20;')),
  'answers a mebibyte of ampersands': whole('&'.repeat(mebi)),
  'answers a Code of 400,000 letters': (socket) => {
    const body = JSON.stringify({ ...JSON.parse(refusal), Code: 'A'.repeat(400_000) });
    socket.write(
      `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
  },
};

/** Bytes of all files in `directory`. */
const sizeOf = (directory: string): number =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(directory, name)))
    .reduce((sum, it) => sum + (it.isFile() ? it.size : 0), 0);

/** A run that ends before very long, with little memory, of which all runs before it in the same process leave enough. */
async function runOn(origin: string, words: readonly string[] = []) {
  const directory = emptyDirectory();
  const ended = await clausewiseRun(
    ['--target', origin, '--profile', 'quick', '--seed', '1', '--timeout', '200', '--budget', '60', ...words],
    { directory, environment: { NODE_OPTIONS: '--max-old-space-size=160' } },
  );
  return { ...ended, bytes: sizeOf(join(directory, 'reports')) };
}

describe('a target that', () => {
  it.each(Object.entries(hostile))('%s is not judged, and costs little', async (_, answer) => {
    const { origin } = await serveSockets((socket) => socket.on('data', () => answer(socket)));
    const { code, summary, stderr, bytes } = await runOn(origin);
    expect(stderr).not.toContain('fault of clausewise');
    const outcomes = summary?.clauses.map(({ outcome }) => outcome) ?? [];
    expect(outcomes).toContain('inconclusive');
    expect(outcomes).not.toContain('conforms');
    // That an answer has not the format that it promises can be told of whatever answers.
    const violated =
      summary?.clauses.filter(({ outcome }) => outcome === 'violates').map(({ id }) => id) ?? [];
    expect(violated.filter((id) => !/\.Format\./.test(id))).toEqual([]);
    expect(code).toBe(violated.length > 0 ? 1 : 3);
    expect(bytes).toBeLessThan(16 * mebi);
  });

  it.each([301, 302, 303, 307, 308])(
    'redirects with %i is not followed, and nobody is told the credentials',
    async (status) => {
      let visits = 0;
      const elsewhere = await serveHttp((_, response) => {
        visits += 1;
        response.end(refusal);
      });
      const { origin } = await serveHttp((_, response) => {
        response.writeHead(status, { location: `${elsewhere.origin}/` }).end();
      });
      const { code, stdout } = await runOn(origin);
      expect(code).toBe(3);
      expect(stdout).toContain(String(status));
      expect(visits).toBe(0);
    },
  );

  it('names entities outside of its answers has none of them fetched', async () => {
    let visits = 0;
    const elsewhere = await serveHttp((_, response) => {
      visits += 1;
      response.end('x');
    });
    const prolog = `<!DOCTYPE a SYSTEM "${elsewhere.origin}/a.dtd" [<!ENTITY e SYSTEM "${elsewhere.origin}/e">]>`;
    const { origin } = await serveSockets((socket) =>
      socket.on('data', () => whole(xmlRefusal(prolog, '&e;'))(socket)),
    );
    const { summary } = await runOn(origin);
    expect(summary?.clauses.map(({ outcome }) => outcome)).not.toContain('conforms');
    expect(visits).toBe(0);
  });
});
