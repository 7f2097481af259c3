import { describe, expect, it } from 'vitest';
import { deliveries, plainCall } from './calls.test.kit.ts';
import { clientOf } from './clients.test.kit.ts';
import { createClient } from './create-client.ts';
import { bodyOf, serveHttp } from './local-server.test.kit.ts';
import { percentEncode } from './percent-encode.ts';

const credentials = {
  accessKeyId: 'LTAI5tSomebodysKeyId',
  accessKeySecret: 'Somebodys/Key+Secret=',
  securityToken: 'CAIS+a/temporary==token',
};

const traces = [...Object.values(credentials), 'SomebodysKeyId', 'Somebodys', 'temporary'];

const ways = (['v1', 'v3'] as const).flatMap((signature) =>
  deliveries.map((transport) => ({ signature, transport })),
);

describe.each(ways)('with signature $signature, $delivery', ({ signature, transport }) => {
  it('shows nothing secret in an exchange with a target that echoes everything', async () => {
    const signatures: string[] = [];
    const { origin } = await serveHttp(async (request, response) => {
      const body = await bodyOf(request);
      const all = `${request.url} ${JSON.stringify(request.headers)} ${body}`;
      signatures.push(/Signature=([^&"\s]+)/.exec(all)?.[1] ?? '');
      response.setHeader('x-echo', percentEncode(all));
      const secrets = Object.values(credentials);
      response.end(JSON.stringify([all, percentEncode(all), percentEncode(percentEncode(all)), ...secrets]));
    });
    const exchange = await clientOf(origin, { credentials }).send({ ...plainCall, signature, transport });
    const shown = JSON.stringify(exchange);
    expect(exchange.response?.status).toBe(200);
    expect(signatures).toHaveLength(1);
    for (const trace of [...traces, ...signatures]) {
      expect(trace).not.toBe('');
      expect(shown).not.toContain(trace);
      expect(shown).not.toContain(percentEncode(trace));
      expect(shown).not.toContain(percentEncode(percentEncode(trace)));
    }
  });
});

it('shows nothing secret in a failure', async () => {
  const client = createClient({ origins: {}, credentials, timeoutMs: 1000 });
  const { failure } = await client.send({ ...plainCall, product: `ecs ${credentials.accessKeySecret}` });
  await client.close();
  expect(failure?.message).toBe('No target is given for the product (ecs ***).');
  for (const trace of traces) expect(JSON.stringify(failure)).not.toContain(trace);
});
