import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bodyOf, serveHttp } from '../client/local-server.test.kit.ts';
import { clausewiseRun, startTarget } from './command.test.kit.ts';

interface Copy {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Hands a request on to `target` and reads the answer to its end. */
async function handOn(target: string, request: IncomingMessage, body: string): Promise<Copy> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const { method, headers, url } = request;
    forward(`${target}${url}`, { method, headers }, resolve).once('error', reject).end(body);
  });
  const type = answer.headers['content-type'] ?? '';
  return { status: answer.statusCode ?? 500, headers: { 'content-type': type }, body: await bodyOf(answer) };
}

/** Something in between that does with requests and answers what `treat` does. */
async function between(
  treat: (target: string, request: IncomingMessage, response: ServerResponse, count: number) => Promise<void>,
): Promise<string> {
  const target = await startTarget();
  let count = 0;
  const { origin } = await serveHttp((request, response) => {
    count += 1;
    treat(target, request, response, count).catch(() => void response.destroy());
  });
  return origin;
}

const judged = async (origin: string, ...words: readonly string[]) => {
  const { code, summary, stdout, stderr } = await clausewiseRun([
    ...['--target', origin, '--signature', 'none', '--profile', 'quick', '--seed', '1'],
    ...words,
  ]);
  const that = (...outcomes: readonly string[]) =>
    summary?.clauses.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id }) => id) ?? [];
  return { code, stdout, stderr, that };
};

describe('a right target', () => {
  it('behind a proxy that lets later answers overtake earlier ones conforms', async () => {
    const origin = await between(async (target, request, response, count) => {
      const { status, headers, body } = await handOn(target, request, await bodyOf(request));
      setTimeout(() => response.writeHead(status, headers).end(body), (count * 37) % 50);
    });
    const { code, that } = await judged(origin);
    expect(that('violates', 'warns', 'inconclusive')).toEqual([]);
    expect(that('conforms').length).toBeGreaterThan(40);
    expect(code).toBe(0);
  });

  it('behind a proxy that cuts answers short now and then breaks nothing', async () => {
    const origin = await between(async (target, request, response, count) => {
      const { status, headers, body } = await handOn(target, request, await bodyOf(request));
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
      if (count % 19 !== 0) return void response.end(body);
      response.write(body.slice(0, body.length / 2), () => response.destroy());
    });
    const { that } = await judged(origin);
    expect(that('violates', 'warns')).toEqual([]);
    expect(that('conforms').length).toBeGreaterThan(40);
  });

  it('behind a proxy that sends each request twice breaks no clause about a single request', async () => {
    const origin = await between(async (target, request, response) => {
      const sent = await bodyOf(request);
      await handOn(target, request, sent);
      const { status, headers, body } = await handOn(target, request, sent);
      response.writeHead(status, headers).end(body);
    });
    const { that } = await judged(
      origin,
      '--clause',
      '*.SecurityPolicyName.*',
      '--clause',
      '*.ClientToken.distinct',
    );
    // What is seen of the two is one endpoint: of a request without a token it makes two resources.
    expect(that('violates').filter((id) => !id.endsWith('.ClientToken.distinct'))).toEqual([]);
    expect(that('conforms').length).toBeGreaterThan(2);
  }, 180_000);

  it('whose messages have bytes that are no text conforms', async () => {
    const noText = Buffer.from([0xc3, 0x28, 0xff, 0xed, 0xa0, 0x80]);
    let count = 0;
    const origin = await between(async (target, request, response) => {
      const { status, headers, body } = await handOn(target, request, await bodyOf(request));
      const [before = '', ...rest] = body.split(/(?<="Message":"|<Message>)/);
      count += rest.length;
      const parts = [before, ...rest].flatMap((text, at) => [
        ...(at === 0 ? [] : [noText]),
        Buffer.from(text),
      ]);
      response.writeHead(status, headers).end(Buffer.concat(parts));
    });
    const { code, that } = await judged(origin);
    expect(count).toBeGreaterThan(30);
    expect(that('violates', 'inconclusive')).toEqual([]);
    expect(that('conforms').length).toBeGreaterThan(40);
    expect(code).toBe(0);
  });

  it.each([300, 3000])('that is away for %i ms in the middle is waited for, and conforms', async (away) => {
    const target = await startTarget();
    let count = 0;
    const server = createServer((request, response) => {
      count += 1;
      if (count === 60) goAway();
      bodyOf(request)
        .then((body) => handOn(target, request, body))
        .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
        .catch(() => void response.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const goAway = (): void => {
      server.close();
      server.closeAllConnections();
      setTimeout(() => server.listen(port, '127.0.0.1'), away);
    };
    const { code, stderr, that } = await judged(`http://127.0.0.1:${port}`);
    expect(stderr).toContain('The target cannot be reached any more: it is waited for');
    expect(stderr).toContain('The target is back.');
    expect(count).toBeGreaterThan(100);
    expect(that('violates', 'warns', 'inconclusive')).toEqual([]);
    expect(that('conforms').length).toBeGreaterThan(40);
    expect(code).toBe(0);
  });
});
