import { describe, expect, it } from 'vitest';
import { deliveries, plainCall, plainStamp } from './calls.test.kit.ts';
import { type EncodedRequest, encode } from './encode.ts';
import type { Call, Pair } from './exchange.ts';
import { decodePairs } from './pairs.ts';
import { signV1 } from './sign-v1.ts';
import { sha256Hex } from './sign-v3.ts';

const inQuery = { method: 'GET', place: 'query', format: 'JSON' } as const;
const inBody = { method: 'POST', place: 'body', format: 'JSON' } as const;
const secret = plainStamp.credentials?.accessKeySecret ?? '';
const temporary = {
  ...plainStamp,
  credentials: { accessKeyId: 'id', accessKeySecret: secret, securityToken: 'a+token' },
};

function encoded(changes: Partial<Call>): EncodedRequest {
  return encode({ ...plainCall, ...changes }, plainStamp);
}

function queryOf(request: EncodedRequest): readonly Pair[] {
  return decodePairs(request.path.split('?')[1] ?? '');
}

describe('encode, whatever the signature', () => {
  it.each(['v1', 'v3', 'none'] as const)('puts the parameters of %s where the delivery says', (signature) => {
    for (const transport of deliveries) {
      const request = encoded({ signature, transport });
      const place = transport.place === 'body' ? request.body : request.path;
      expect(place).toContain('RegionId=cn-hangzhou');
      expect(request.method).toBe(transport.method);
      expect(request.body === '').toBe(transport.place === 'query');
      expect('content-type' in request.headers).toBe(transport.place === 'body');
    }
  });

  it.each(['v1', 'v3', 'none'] as const)(
    'shares the parameters of %s between query and body',
    (signature) => {
      const parameters: readonly Pair[] = [
        ['a', '1'],
        ['b', '2'],
        ['c', '3'],
      ];
      const transport = { method: 'POST', place: 'split', format: 'JSON' } as const;
      const request = encoded({ signature, parameters, transport });
      expect(queryOf(request)).toEqual(expect.arrayContaining([parameters[0], parameters[2]]));
      expect(request.body).toBe('b=2');
      expect(request.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded; charset=/);
    },
  );

  it('gives a GET no body', () => {
    const request = encoded({ transport: { ...inQuery, place: 'body' } });
    expect(request.body).toBe('');
    expect(queryOf(request)).toContainEqual(['RegionId', 'cn-hangzhou']);
  });

  it('names itself and accepts gzip', () => {
    const { headers } = encoded({});
    expect(headers['user-agent']).toMatch(/^clausewise\/\d+\.\d+\.\d+/);
    expect(headers['accept-encoding']).toBe('gzip');
    expect(headers.host).toBe('127.0.0.1:8080');
  });

  it('keeps duplicates and their order', () => {
    const parameters: readonly Pair[] = [
      ['b', '2'],
      ['a', ''],
      ['b', '1'],
    ];
    expect(encoded({ parameters }).path).toBe('/?b=2&a=&b=1');
  });

  it('goes below a base path', () => {
    expect(encode(plainCall, { ...plainStamp, basePath: '/gateway' }).path).toBe(
      '/gateway/?RegionId=cn-hangzhou',
    );
  });

  it('has no question mark without parameters', () => {
    expect(encoded({ parameters: [] }).path).toBe('/');
  });
});

describe('raw input', () => {
  const raw = 'Name=100%&x=%zz%e4+[]{}"\'<>\\^`|';

  it('is appended to a query byte for byte', () => {
    expect(encoded({ raw }).path).toBe(`/?RegionId=cn-hangzhou&${raw}`);
  });

  it('is appended to a form body byte for byte, whatever its characters', () => {
    const odd = `${raw}\0\r\n\t中#`;
    expect(encoded({ raw: odd, transport: inBody }).body).toBe(`RegionId=cn-hangzhou&${odd}`);
  });

  it('is encoded in a query only where a request line could not carry it', () => {
    expect(encoded({ raw: 'a= \r\n\0#中\ud800' }).path).toBe(
      '/?RegionId=cn-hangzhou&a=%20%0D%0A%00%23%E4%B8%AD%EF%BF%BD',
    );
  });

  it('stands alone when there is nothing else', () => {
    expect(encoded({ raw: 'a', parameters: [] }).path).toBe('/?a');
  });

  it('is signed as a lenient server reads it', () => {
    const request = encoded({ raw: 'a=100%&b=+', signature: 'v1', transport: inBody });
    const parameters = decodePairs(request.body);
    expect(parameters.slice(-2)).toEqual([
      ['a', '100%'],
      ['b', ' '],
    ]);
    expect(new Map(parameters).get('Signature')).toBe(signV1('POST', parameters, secret));
  });
});

describe('encode with signature V1', () => {
  it.each([inQuery, inBody])('sends the common parameters beside the others: $method', (transport) => {
    const request = encode({ ...plainCall, signature: 'v1', transport }, temporary);
    const parameters = transport === inBody ? decodePairs(request.body) : queryOf(request);
    expect(Object.fromEntries(parameters)).toEqual({
      Action: 'CreateSecurityGroup',
      Version: '2014-05-26',
      Format: 'JSON',
      AccessKeyId: 'id',
      SignatureMethod: 'HMAC-SHA1',
      SignatureVersion: '1.0',
      SignatureNonce: plainStamp.nonce,
      Timestamp: '2023-10-26T10:22:32Z',
      SecurityToken: 'a+token',
      RegionId: 'cn-hangzhou',
      Signature: signV1(transport.method, parameters, secret),
    });
    expect(Object.keys(request.headers).filter((name) => name.startsWith('x-acs-'))).toEqual([]);
  });

  it('leaves off what is omitted, and signs the rest', () => {
    const request = encoded({ signature: 'v1', omit: ['Action', 'Format'] });
    const names = queryOf(request).map(([name]) => name);
    expect(names).not.toContain('Action');
    expect(names).not.toContain('Format');
    expect(new Map(queryOf(request)).get('Signature')).toBe(signV1('POST', queryOf(request), secret));
  });

  it('leaves off the signature when that is omitted', () => {
    expect(encoded({ signature: 'v1', omit: ['Signature'] }).path).not.toContain('Signature=');
  });
});

describe('encode with signature V3', () => {
  it('names action and version in headers only', () => {
    const { path, headers } = encoded({});
    expect(path).toBe('/?RegionId=cn-hangzhou');
    expect(headers).toMatchObject({
      accept: 'application/json',
      'x-acs-action': 'CreateSecurityGroup',
      'x-acs-version': '2014-05-26',
      'x-acs-date': '2023-10-26T10:22:32Z',
      'x-acs-signature-nonce': plainStamp.nonce,
      'x-acs-content-sha256': sha256Hex(''),
      authorization: expect.stringMatching(/^ACS3-HMAC-SHA256 Credential=an-access-key-id,/),
    });
  });

  it('asks for XML by parameter and by header', () => {
    const request = encoded({ transport: { method: 'GET', place: 'query', format: 'XML' } });
    expect(queryOf(request)).toContainEqual(['Format', 'XML']);
    expect(request.headers.accept).toBe('application/xml');
  });

  it('hashes and signs a form body', () => {
    const { headers, body } = encoded({ transport: inBody });
    expect(headers['x-acs-content-sha256']).toBe(sha256Hex(body));
    expect(headers.authorization).toContain('SignedHeaders=content-type;host;');
  });

  it('sends and signs a security token', () => {
    const { headers } = encode(plainCall, temporary);
    expect(headers).toMatchObject({ 'x-acs-accesskey-id': 'id', 'x-acs-security-token': 'a+token' });
    expect(headers.authorization).toContain(';x-acs-security-token;');
  });

  it.each([
    ['Action', 'x-acs-action'],
    ['Version', 'x-acs-version'],
    ['Timestamp', 'x-acs-date'],
    ['SignatureNonce', 'x-acs-signature-nonce'],
    ['Format', 'accept'],
    ['Signature', 'authorization'],
    ['AccessKeyId', 'authorization'],
  ])('leaves off %s by leaving off the header %s', (name, header) => {
    expect(Object.keys(encoded({ omit: [name] }).headers)).not.toContain(header);
  });
});

describe('encode without a signature', () => {
  it('sends action, version and format as parameters, and nothing of the credentials', () => {
    const request = encoded({ signature: 'none', transport: inBody });
    expect(request.body).toBe(
      'Action=CreateSecurityGroup&Version=2014-05-26&Format=JSON&RegionId=cn-hangzhou',
    );
    expect(Object.keys(request.headers)).not.toContain('authorization');
  });

  it('leaves off what is omitted', () => {
    expect(encoded({ signature: 'none', omit: ['Action'] }).path).not.toContain('Action');
  });

  it('is what a call without credentials comes to', () => {
    const unsigned = encoded({ signature: 'none' });
    expect(encode({ ...plainCall, signature: 'v1' }, { ...plainStamp, credentials: null })).toEqual(unsigned);
  });
});
