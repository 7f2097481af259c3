import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveries, plainCall } from './calls.test.kit.ts';
import { answerOf, clientOf, failureOf } from './clients.test.kit.ts';
import { serveSockets } from './local-server.test.kit.ts';
import { createInterimFilter } from './skip-interim.ts';

const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';

const interims: readonly (readonly [string, string])[] = [
  ['100 Continue', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ['100 without a reason', 'HTTP/1.1 100\r\n\r\n'],
  ['100 of HTTP/1.0', 'HTTP/1.0 100 Continue\r\n\r\n'],
  ['100 with headers', 'HTTP/1.1 100 Continue\r\nserver: x\r\nconnection: close\r\n\r\n'],
  ['102 Processing', 'HTTP/1.1 102 Processing\r\n\r\n'],
  ['103 Early Hints', 'HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\nlink: </b>\r\n\r\n'],
  ['199', 'HTTP/1.1 199 Own\r\nx: y\r\n\r\n'],
  ['100 with bare line ends', 'HTTP/1.1 100 Continue\nserver: x\n\n'],
];

describe('an interim answer', () => {
  it.each(interims)('%s is passed over, once and many times', async (_, interim) => {
    for (const times of [1, 2, 1000]) {
      const { origin } = await serveSockets((socket) => {
        socket.on('data', () => socket.write(interim.repeat(times) + answer));
      });
      const client = clientOf(origin, { connections: 1 });
      expect((await answerOf(client)).body).toBe('{}');
      expect((await answerOf(client)).body).toBe('{}');
    }
  });

  it.each(deliveries)('is passed over after %j', async (transport) => {
    const { origin } = await serveSockets((socket) => {
      socket.on('data', () => socket.write(`${interims[0]?.[1]}${interims[5]?.[1]}${answer}`));
    });
    expect((await answerOf(clientOf(origin), { ...plainCall, transport })).status).toBe(200);
  });

  it('that nothing follows is no answer', async () => {
    const { origin } = await serveSockets((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 100 Continue\r\n\r\n'));
    });
    expect((await failureOf(clientOf(origin))).kind).toBe('reset');
  });

  it('after interim answers without an end is waited for as long as any other', async () => {
    const { origin } = await serveSockets((socket) => {
      const more = (): void => {
        if (!socket.destroyed) socket.write('HTTP/1.1 102 Processing\r\n\r\n', () => setImmediate(more));
      };
      socket.once('data', more);
    });
    expect((await failureOf(clientOf(origin, { timeoutMs: 200 }))).kind).toBe('timeout');
  });
});

describe('the filter', () => {
  const bodies = ['{}', 'HTTP/1.1 100 Continue\r\n\r\n', 'x\r\n\r\nHTTP/1.1 102 P\r\n\r\ny', ''];

  it('leaves an answer as it is, wherever what comes is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...interims.map(([, text]) => text)), { maxLength: 4 }),
        fc.constantFrom(...bodies),
        fc.array(fc.nat(40), { maxLength: 30 }),
        (before, body, cuts) => {
          const own = `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
          const all = Buffer.from(before.join('') + own);
          const filter = createInterimFilter();
          filter.expectAnswer();
          const passed: Buffer[] = [];
          let from = 0;
          for (const cut of [...cuts, all.length]) {
            passed.push(filter.pass(all.subarray(from, from + cut)));
            from += cut;
          }
          expect(Buffer.concat(passed).toString()).toBe(own);
        },
      ),
    );
  });

  it.each(['SSH-2.0-x\r\n', 'HTTP/1.1 2', 'HTTP/1.1 101', 'HTTP/2'])('holds nothing of %j back', (text) => {
    expect(createInterimFilter().pass(Buffer.from(text)).toString()).toBe(text);
  });
});
