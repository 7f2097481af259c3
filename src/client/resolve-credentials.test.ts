import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Credentials } from './credentials.ts';
import { readDefaultChain } from './default-chain.ts';
import { isLoopback } from './is-loopback.ts';
import { serveSockets } from './local-server.test.kit.ts';
import { dummyCredentials, resolveCredentials } from './resolve-credentials.ts';

const loopback = ['http://127.0.0.1:8080'];
const remote = ['https://ecs.cn-hangzhou.aliyuncs.com'];
const pair: Credentials = { accessKeyId: 'an-id', accessKeySecret: 'a-secret' };
const given = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'an-id', ALIBABA_CLOUD_ACCESS_KEY_SECRET: ' a-secret\n' };

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'clausewise-home-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
  vi.unstubAllEnvs();
});

describe('resolveCredentials', () => {
  it('takes the pair of the environment first', async () => {
    const readChain = vi.fn(async () => null);
    expect(await resolveCredentials({ targets: remote, environment: given, readChain })).toEqual({
      credentials: pair,
      source: 'environment',
    });
    expect(readChain).not.toHaveBeenCalled();
  });

  it('takes the token of the environment along', async () => {
    const environment = { ...given, ALIBABA_CLOUD_SECURITY_TOKEN: 'a-token' };
    expect(await resolveCredentials({ targets: loopback, environment })).toMatchObject({
      credentials: { ...pair, securityToken: 'a-token' },
    });
  });

  it.each(['ID', 'SECRET'])('refuses half a pair, without its %s', async (missing) => {
    const environment = { ...given, [`ALIBABA_CLOUD_ACCESS_KEY_${missing}`]: ' ' };
    await expect(resolveCredentials({ targets: loopback, environment })).rejects.toMatchObject({
      code: 'CREDENTIALS_INCOMPLETE',
      message: `ALIBABA_CLOUD_ACCESS_KEY_${missing} is not set, although the other half of the pair is.`,
      hint: expect.stringContaining('Set both'),
    });
  });

  it('refuses what no credential looks like, and does not show it', async () => {
    const environment = { ...given, ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'a\nsecret' };
    await expect(resolveCredentials({ targets: loopback, environment })).rejects.toMatchObject({
      code: 'CREDENTIALS_MALFORMED',
      message: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET has characters that no credential has.',
    });
  });

  it('gives a loopback target a dummy pair without asking the chain', async () => {
    const readChain = vi.fn(async () => pair);
    expect(await resolveCredentials({ targets: loopback, environment: { HOME: home }, readChain })).toEqual({
      credentials: dummyCredentials,
      source: 'dummy',
    });
    expect(readChain).not.toHaveBeenCalled();
  });

  it('asks the chain for a loopback target where it is configured, but not the metadata server', async () => {
    const readChain = vi.fn(async () => pair);
    const environment = { HOME: home, ALIBABA_CLOUD_PROFILE: 'a-profile' };
    expect(await resolveCredentials({ targets: loopback, environment, readChain })).toEqual({
      credentials: pair,
      source: 'chain',
    });
    expect(readChain).toHaveBeenCalledWith(expect.objectContaining({ metadata: false }));
  });

  it('asks the chain for any other target, at most for two seconds', async () => {
    const readChain = vi.fn(async () => pair);
    const targets = [...loopback, ...remote];
    expect(await resolveCredentials({ targets, environment: { HOME: home }, readChain })).toMatchObject({
      source: 'chain',
    });
    expect(readChain).toHaveBeenCalledWith({ metadata: true, timeLimitMs: 2000 });
  });

  it('has none for another target when the chain has none, and says why', async () => {
    const readChain = async (): Promise<null> => null;
    expect(await resolveCredentials({ targets: remote, environment: { HOME: home }, readChain })).toEqual({
      credentials: null,
      reason: 'No credentials are in the environment or in the default credential chain.',
    });
  });
});

describe('readDefaultChain', () => {
  beforeEach(() => {
    vi.stubEnv('HOME', home);
    vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_ID', undefined);
    vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_SECRET', undefined);
    vi.stubEnv('ALIBABA_CLOUD_SECURITY_TOKEN', undefined);
    vi.stubEnv('ALIBABA_CLOUD_ECS_METADATA_DISABLED', undefined);
  });

  it('reads the official profile file', async () => {
    const file = join(home, 'credentials');
    writeFileSync(
      file,
      '[default]\ntype = access_key\naccess_key_id = an-id\naccess_key_secret = a-secret\n',
    );
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_FILE', file);
    expect(await readDefaultChain({ metadata: false, timeLimitMs: 10_000 })).toEqual(pair);
  });

  it('has nothing where nothing is configured, and leaves the environment as it was', async () => {
    expect(await readDefaultChain({ metadata: false, timeLimitMs: 10_000 })).toBeNull();
    expect(process.env).not.toHaveProperty('ALIBABA_CLOUD_ECS_METADATA_DISABLED');
  });

  it('does not wait longer than it may', async () => {
    const { origin } = await serveSockets(() => {});
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', origin);
    const began = performance.now();
    expect(await readDefaultChain({ metadata: true, timeLimitMs: 50 })).toBeNull();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('isLoopback', () => {
  it.each([
    'http://127.0.0.1',
    'http://127.9.9.9:80/base',
    'https://localhost:8443',
    'http://LOCALHOST',
    'http://mock.localhost',
    'http://[::1]:80',
    'http://[::ffff:127.0.0.1]',
    'http://0.0.0.0:80',
  ])('takes %s for this machine', (target) => {
    expect(isLoopback(target)).toBe(true);
  });

  it.each([
    'http://ecs.aliyuncs.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://10.0.0.1',
    'http://[::2]',
    'http://100.100.100.200',
  ])('takes %s for another machine', (target) => {
    expect(isLoopback(target)).toBe(false);
  });
});
