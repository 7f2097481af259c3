import { createRequire } from 'node:module';
import type PopCore from '@alicloud/pop-core';
import { describe, expect, it } from 'vitest';
import type { Pair } from './exchange.ts';
import { bodyOf, serveHttp } from './local-server.test.kit.ts';
import { decodePairs } from './pairs.ts';
import { signV1 } from './sign-v1.ts';
import { authorizationV3, signV3 } from './sign-v3.ts';

// The packages are CommonJS with a default export, which Node and Vitest import differently; require is the same.
const require = createRequire(import.meta.url);
const ecs = require('@alicloud/ecs20140526') as typeof import('@alicloud/ecs20140526');
const openApi = require('@alicloud/openapi-core') as typeof import('@alicloud/openapi-core');
const RpcClient = require('@alicloud/pop-core') as typeof PopCore;

const secret = "a'secret";
const lasting = { accessKeyId: 'LTAIsomebody', accessKeySecret: secret };
const temporary = { ...lasting, securityToken: 'temporary+token/==' };
const oddText = "组😀*'()!~ &=+%:_-";

interface Captured {
  readonly method: string;
  readonly query: readonly Pair[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a client sends to a server that answers anything with a request id. */
async function capture(send: (origin: string, host: string) => Promise<unknown>): Promise<Captured> {
  const captured: Captured[] = [];
  const { origin, host } = await serveHttp(async (request, response) => {
    const { method = '', url = '' } = request;
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    captured.push({
      method,
      query: decodePairs(url.split('?')[1] ?? ''),
      headers: Object.fromEntries(headers),
      body: await bodyOf(request),
    });
    response.setHeader('content-type', 'application/json');
    response.end('{"RequestId":"1"}');
  });
  await send(origin, host);
  expect(captured).toHaveLength(1);
  return captured[0] as Captured; // the assertion above
}

function sendByTypedClient(credentials: object, settings: object) {
  return (_origin: string, host: string): Promise<unknown> => {
    const configuration = {
      ...credentials,
      ...settings,
      protocol: 'http',
      endpoint: host,
      regionId: 'cn-hangzhou',
    };
    const client = new ecs.default(new openApi.$OpenApiUtil.Config(configuration));
    const tag = [new ecs.CreateSecurityGroupRequestTag({ key: oddText, value: '' })];
    return client.createSecurityGroup(
      new ecs.CreateSecurityGroupRequest({ regionId: 'cn-hangzhou', securityGroupName: oddText, tag }),
    );
  };
}

function sendByCoreClient(credentials: typeof lasting, method: 'GET' | 'POST') {
  return (origin: string): Promise<unknown> => {
    const client = new RpcClient({ ...credentials, endpoint: origin, apiVersion: '2014-05-26' });
    return client.request(
      'CreateSecurityGroup',
      { RegionId: 'cn-hangzhou', SecurityGroupName: oddText },
      { method },
    );
  };
}

function expectSignatureV1(sent: Captured): void {
  const parameters = [...sent.query, ...decodePairs(sent.body)];
  expect(new Map(parameters).get('SecurityGroupName')).toBe(oddText);
  expect(signV1(sent.method, parameters, secret)).toBe(new Map(parameters).get('Signature'));
}

describe.each([
  ['a lasting pair', lasting],
  ['a temporary pair', temporary],
])('with %s', (_kind, credentials) => {
  it('signs V3 as the official typed client does', async () => {
    const sent = await capture(sendByTypedClient(credentials, {}));
    expect(new Map(sent.query).get('SecurityGroupName')).toBe(oddText);
    expect(sent.headers.authorization).toBe(authorizationV3(credentials.accessKeyId, signV3(sent, secret)));
  });

  it('signs V1 as the official typed client does', async () => {
    expectSignatureV1(await capture(sendByTypedClient(credentials, { signatureAlgorithm: 'v2' })));
  });

  it.each(['GET', 'POST'] as const)('signs V1 as the official core client does in a %s', async (method) => {
    const sent = await capture(sendByCoreClient(credentials, method));
    expect(sent.method).toBe(method);
    expectSignatureV1(sent);
  });
});
