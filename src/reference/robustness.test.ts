import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentedBehaviour } from './documented-behaviour.ts';
import { startReference } from './start-reference.ts';
import { ask, group } from './testing/ask.ts';
import { transcribe } from './testing/drive.ts';

const names = [
  ...[
    'Action',
    'Format',
    'Version',
    'RegionId',
    'ClientToken',
    'DryRun',
    'MaxResults',
    'NextToken',
    'PageNumber',
  ],
  ...[
    'SecurityGroupName',
    'Description',
    'VpcId',
    'Tag.1.Key',
    'Tag.1.Value',
    'Tag.2.key',
    'SecurityGroupIds',
  ],
  ...['SecurityPolicyName', 'TLSVersions', 'TLSVersions.1', 'Ciphers.1', 'Ciphers.2', 'SecurityPolicyIds'],
];
const actions = Object.keys(documentedBehaviour().operations);
const values = [
  ...actions,
  'cn-hangzhou',
  'TLSv1.2',
  'AES128-SHA',
  'true',
  'JSON',
  '[]',
  '["a"]',
  '[{}]',
  'constructor',
];

it('answers every request with an envelope or a success, never with a 5xx', async () => {
  const name = fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'binary' }));
  const value = fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'binary' }));
  const asked = fc.record({ Action: fc.constantFrom(...actions), all: fc.array(fc.tuple(name, value)) });
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 1 }), fc.boolean(), async (requests, inXml) => {
      await transcribe(documentedBehaviour(), async (send) => {
        for (const { Action, all } of requests) {
          const parameters = { Action, Format: inXml ? 'XML' : 'JSON', ...Object.fromEntries(all) };
          const text = await send(parameters, { keep: true });
          expect(text).toMatch(/RequestId/);
        }
      }).then((lines) => {
        for (const line of lines) expect(line).toMatch(/"status":[24]\d\d/);
      });
    }),
    { numRuns: 200 },
  );
});

it('serves others when a client breaks off in the middle of a request', async () => {
  const reference = await startReference();
  const socket = connect(Number(new URL(reference.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nAction=');
  socket.resetAndDestroy();
  await once(socket, 'close');
  expect(await ask(reference, group())).toMatchObject({ status: 200 });
  await reference.close();
});

it('closes at once although requests hang and connections are kept', async () => {
  const reference = await startReference({ defects: ['odd-input-hang/emoji'] });
  await ask(reference, group());
  const hanging = ask(reference, group({ Description: 'a😀' })).then(
    () => 'answered',
    () => 'broken off',
  );
  await ask(reference, group());
  await reference.close();
  expect(await hanging).toBe('broken off');
});

it('refuses to start on a port that is taken', async () => {
  const reference = await startReference();
  await expect(startReference({ port: Number(new URL(reference.url).port) })).rejects.toThrow('EADDRINUSE');
  await reference.close();
});
