import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { serveHttp } from '../client/local-server.test.kit.ts';
import type { Summary } from '../results/summary.ts';
import { clausewiseRun, startMock } from './command.test.kit.ts';

/** A server that answers every request in one way. */
function always(status: number, type: string, body: string | ((count: number) => string)): RequestListener {
  let count = 0;
  return (request, response) => {
    request.resume();
    count += 1;
    const text = typeof body === 'string' ? body : body(count);
    response.writeHead(status, { 'content-type': type }).end(text);
  };
}

const outcomes = (summary: Summary | null) => summary?.clauses.map(({ outcome }) => outcome) ?? [];

const unreadable: readonly (readonly [string, RequestListener])[] = [
  [
    'an endpoint that answers 500',
    always(500, 'application/json', '{"Code":"InternalError","Message":"no"}'),
  ],
  ['an endpoint that answers HTML', always(200, 'text/html', '<!doctype html><title>Welcome</title>')],
  ['an endpoint that answers HTML with 404', always(404, 'text/html', '<html><body>Not found</body></html>')],
  ['an endpoint that answers plain text', always(200, 'text/plain', 'OK')],
];

it.each(unreadable)('%s could not be judged', async (_, listener) => {
  const { origin } = await serveHttp(listener);
  const { code, summary, stdout } = await clausewiseRun(['--target', origin, '--seed', '1']);
  expect(code).toBe(3);
  expect(outcomes(summary)).not.toContain('conforms');
  expect(stdout).toContain('no verdict');
});

it('an endpoint that refuses everything could not be judged', async () => {
  const { origin } = await serveHttp(
    always(400, 'application/json', (n) => `{"RequestId":"${n}","Code":"InvalidParameter","Message":"No."}`),
  );
  const { code, summary } = await clausewiseRun(['--target', origin, '--seed', '1']);
  expect(code).toBe(3);
  expect(outcomes(summary)).not.toContain('conforms');
});

it.each([
  ['other JSON', '{"status":"up"}'],
  ['JSON that has nothing in it', ''],
])('an endpoint that answers with %s does not conform', async (_, body) => {
  const { origin } = await serveHttp(always(200, 'application/json', body));
  const { code, summary } = await clausewiseRun(['--target', origin, '--seed', '1']);
  expect([1, 3]).toContain(code);
  expect(outcomes(summary)).not.toContain('conforms');
});

it('an endpoint that accepts everything violates', async () => {
  const { origin } = await serveHttp(
    always(
      200,
      'application/json',
      (n) => `{"RequestId":"${n}","SecurityGroupId":"sg-${n}","SecurityPolicyId":"spy-${n}"}`,
    ),
  );
  const { code, summary } = await clausewiseRun([
    '--target',
    origin,
    '--seed',
    '1',
    '--clause',
    'SecurityGroupName.*',
    '--profile',
    'quick',
  ]);
  expect(code).toBe(1);
  expect(summary?.clauses.find(({ id }) => id.endsWith('SecurityGroupName.length'))?.outcome).toBe(
    'violates',
  );
});

it('a target that nobody listens at could not be judged', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  server.close();
  await once(server, 'close');
  const { code, summary, stdout } = await clausewiseRun(['--target', `http://127.0.0.1:${port}`]);
  expect(code).toBe(3);
  expect(outcomes(summary)).not.toContain('conforms');
  expect(stdout).toContain('cannot be reached');
});

it('a target without a proper certificate could not be judged', async () => {
  const { origin } = await serveHttp(always(200, 'application/json', '{}'));
  const { code, summary, stdout } = await clausewiseRun(['--target', origin.replace('http:', 'https:')]);
  expect(code).toBe(3);
  expect(outcomes(summary)).not.toContain('conforms');
  expect(stdout).toContain('secure connection');
});

it('a target that refuses the credentials could not be judged', async () => {
  const pair = (name: string) => ({
    ALIBABA_CLOUD_ACCESS_KEY_ID: `${name}-key-id`,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: `${name}-key-secret`,
  });
  const target = await startMock(['--signature', 'required'], { environment: pair('right') });
  const { code, summary, stdout, stderr } = await clausewiseRun(['--target', target], {
    environment: pair('wrong'),
  });
  expect(code).toBe(3);
  expect(outcomes(summary)).not.toContain('conforms');
  expect(stdout + stderr).not.toContain('wrong-key');
});
