import { afterEach, describe, expect, it } from 'vitest';
import { signV1 } from '../endpoint/signature/v1.ts';
import { sha256, signV3 } from '../endpoint/signature/v3.ts';
import type { Reference, ReferenceOptions } from './reference-options.ts';
import { startReference } from './start-reference.ts';
import { ask, type Told, tell } from './testing/ask.ts';

const credentials = { accessKeyId: 'testid', accessKeySecret: 'testsecret' };
const noon = '2024-06-01T12:00:00Z';
const clock = (): number => Date.parse(noon);

let reference: Reference;
afterEach(() => reference.close());
const start = async (options: ReferenceOptions = {}): Promise<void> => {
  reference = await startReference({ signature: 'required', credentials, clock, ...options });
};

type Changes = Readonly<Record<string, string | undefined>>;
type Send = (changes?: Changes, secret?: string) => Promise<Told>;

let nonce = 0;
const sendV1: Send = (changes = {}, secret = credentials.accessKeySecret) => {
  const all = {
    Action: 'DescribeRegions',
    Version: '2014-05-26',
    AccessKeyId: credentials.accessKeyId,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: `nonce ${nonce++}`,
    Timestamp: noon,
    Format: 'JSON',
    ...changes,
  };
  const pairs = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  const parameters = Object.fromEntries(pairs.map(({ name, value }) => [name, value]));
  return ask(reference, { ...parameters, Signature: changes.Signature ?? signV1('GET', pairs, secret) });
};

const sendV3: Send = async (changes = {}, secret = credentials.accessKeySecret) => {
  const all = {
    host: new URL(reference.url).host,
    'x-acs-action': 'DescribeRegions',
    'x-acs-version': '2014-05-26',
    'x-acs-date': changes.Timestamp ?? noon,
    'x-acs-signature-nonce': changes.SignatureNonce ?? `nonce ${nonce++}`,
    'x-acs-content-sha256': sha256(''),
    ...(changes.SecurityToken === undefined ? {} : { 'x-acs-security-token': changes.SecurityToken }),
  };
  const names = Object.keys(all);
  const received = {
    ordinal: 1,
    method: 'GET',
    path: '/',
    query: '',
    body: Buffer.alloc(0),
    tooLarge: false,
  };
  const signature = changes.Signature ?? signV3({ ...received, headers: all }, names, secret);
  const id = changes.AccessKeyId ?? credentials.accessKeyId;
  const Authorization = `ACS3-HMAC-SHA256 Credential=${id},SignedHeaders=${names.join(';')},Signature=${signature}`;
  const { host: _host, ...headers } = all;
  return tell(await fetch(reference.url, { headers: { ...headers, Authorization } }));
};

describe.each([
  ['V1', sendV1],
  ['V3', sendV3],
] as const)('a request signed with %s', (_version, send) => {
  it('passes when the signature is right', async () => {
    await start();
    expect(await send()).toMatchObject({ status: 200 });
  });

  it.each([
    [{ AccessKeyId: 'nobody' }, [404, 'InvalidAccessKeyId.NotFound']],
    [{ Signature: 'wrong' }, [400, 'SignatureDoesNotMatch']],
    [{ Timestamp: '2024-06-01T11:44:59Z' }, [400, 'InvalidTimeStamp.Expired']],
    [{ Timestamp: '2024-06-01T12:15:01Z' }, [400, 'InvalidTimeStamp.Expired']],
    [{ Timestamp: '2024-06-01 12:00:00' }, [400, 'InvalidTimeStamp.Format']],
    [{ Timestamp: '2024-13-01T12:00:00Z' }, [400, 'InvalidTimeStamp.Format']],
    [{ SecurityToken: 'none' }, [400, 'InvalidSecurityToken.MismatchWithAccessKey']],
  ])('is refused with %o', async (changes, error) => {
    await start();
    const { status, fields } = await send(changes);
    expect([status, fields.Code]).toEqual(error);
  });

  it.each(['2024-06-01T11:45:00Z', '2024-06-01T12:15:00Z'])(
    'passes at the edge of the window, %s',
    async (Timestamp) => {
      await start();
      expect(await send({ Timestamp })).toMatchObject({ status: 200 });
    },
  );

  it('is refused when the secret is another', async () => {
    await start();
    expect((await send({}, 'other')).fields.Code).toBe('SignatureDoesNotMatch');
  });

  it('is refused when its nonce was used', async () => {
    await start();
    await send({ SignatureNonce: 'once' });
    expect((await send({ SignatureNonce: 'once' })).fields.Code).toBe('SignatureNonceUsed');
  });

  it('needs the security token of a temporary pair', async () => {
    await start({ credentials: { ...credentials, securityToken: 'token' } });
    expect((await send()).fields.Code).toBe('MissingSecurityToken');
    expect(await send({ SecurityToken: 'token' })).toMatchObject({ status: 200 });
  });

  it('is checked where signatures are optional, too', async () => {
    await start({ signature: 'optional' });
    expect((await send({ Signature: 'wrong' })).fields.Code).toBe('SignatureDoesNotMatch');
  });
});

describe('a request without a signature', () => {
  it('passes where signatures are optional', async () => {
    await start({ signature: 'optional' });
    expect(await ask(reference, { Action: 'DescribeRegions' })).toMatchObject({ status: 200 });
  });

  it.each([
    [{}, 'MissingParameter.AccessKeyId'],
    [{ AccessKeyId: 'testid' }, 'IncompleteSignature'],
  ])('is refused where they are required: %o', async (parameters, code) => {
    await start();
    const { status, fields } = await ask(reference, { Action: 'DescribeRegions', ...parameters });
    expect([status, fields.Code]).toEqual([400, code]);
  });

  it('is refused with an Authorization header that is none', async () => {
    await start();
    const told = await tell(await fetch(reference.url, { headers: { Authorization: 'Basic x' } }));
    expect(told.status).toBe(400);
  });
});

it('a reference that requires signatures needs a pair to check them with', async () => {
  await expect(startReference({ signature: 'required' })).rejects.toThrow('needs credentials');
});
