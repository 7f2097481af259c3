import { expect, it } from 'vitest';
import { clausewise, clausewiseRun, startCommand, startMock } from './command.test.kit.ts';

const create = '/?Action=CreateSecurityGroup&Version=2014-05-26&Format=JSON&RegionId=cn-hangzhou';

it('serves the reference endpoint and says first where', async () => {
  const mock = startCommand(['mock']);
  const url = await mock.says(/^listening on (http:\/\/127\.0\.0\.1:\d+)\n$/);
  const response = await fetch(url + create, { method: 'POST' });
  expect(response.status).toBe(200);
  expect(await response.json()).toHaveProperty('SecurityGroupId');
});

it.each(['SIGINT', 'SIGTERM'] as const)('ends well on %s', async (signal) => {
  const mock = startCommand(['mock']);
  await mock.says(/listening on/);
  mock.process.kill(signal);
  expect((await mock.ended).code).toBe(0);
});

it('has the defects that it is given', async () => {
  const name = `&SecurityGroupName=${'a'.repeat(129)}`;
  const right = await startMock();
  const wrong = await startMock(['--defect', 'sg-name-length/max-plus-one']);
  expect((await fetch(right + create + name, { method: 'POST' })).status).toBe(400);
  expect((await fetch(wrong + create + name, { method: 'POST' })).status).toBe(200);
});

it('refuses unsigned requests when signatures are required', async () => {
  const environment = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'any-id',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'any-secret',
  };
  const url = await startMock(['--signature', 'required'], { environment });
  expect((await fetch(url + create, { method: 'POST' })).status).toBeGreaterThanOrEqual(400);
});

it('lets no other machine in unless that is said, with signatures', async () => {
  const { code, stderr } = await clausewise(['mock', '--host', '0.0.0.0']);
  expect(code).toBe(2);
  expect(stderr).toContain('add --exposed and --signature required');
  const environment = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'any-id',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'any-secret',
  };
  const mock = startCommand(['mock', '--host', '0.0.0.0', '--exposed', '--signature', 'required'], {
    environment,
  });
  const url = await mock.says(/listening on (http:\/\/0\.0\.0\.0:\d+)\n/);
  const port = new URL(url).port;
  expect(
    (await fetch(`http://127.0.0.1:${port}${create}`, { method: 'POST' })).status,
  ).toBeGreaterThanOrEqual(400);
});

it('takes no more policies than the quota says', async () => {
  const url = await startMock(['--quota', '1']);
  const policy =
    '/?Action=CreateSecurityPolicy&Version=2020-06-16&Format=JSON&SecurityPolicyName=web&TLSVersions.1=TLSv1.2&Ciphers.1=AES128-SHA';
  expect((await fetch(url + policy, { method: 'POST' })).status).toBe(200);
  expect(await (await fetch(url + policy, { method: 'POST' })).text()).toContain('QuotaExceeded');
});

it('lists every defect and oddity within 80 columns', async () => {
  const { code, stdout } = await clausewise(['mock', '--list']);
  expect(stdout).toContain('\n  sg-name-length/max-plus-one\n');
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(code).toBe(0);
});

it('serves the operation of a contract beside the reference, and says how it is held against that', async () => {
  const environment = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'any-id',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'any-secret',
  };
  const mock = startCommand(['mock', '--operation', 'CreateVpc'], { environment });
  const words = await mock.says(/\nclausewise (run .+)\n/);
  const url = /http\S+/.exec(words)?.[0] ?? '';
  expect((await fetch(url + create, { method: 'POST' })).status).toBe(200);
  const { code, summary } = await clausewiseRun([...words.split(' ').slice(1), '--profile', 'quick'], {
    environment,
  });
  expect(summary?.clauses.filter(({ outcome }) => outcome === 'violates')).toEqual([]);
  expect(code).toBe(0);
});
