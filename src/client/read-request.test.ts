import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPairs, deliveries, plainCall, plainStamp } from './calls.test.kit.ts';
import { encode } from './encode.ts';
import type { Call, SentRequest } from './exchange.ts';
import { readAction, readFormat, readRequest, readVersion } from './read-request.ts';

const signatures = ['v1', 'v3', 'none'] as const;

const ways = signatures.flatMap((signature) => deliveries.map((transport) => ({ signature, transport })));

function sent(changes: Partial<SentRequest>): SentRequest {
  return { method: 'POST', path: '/', headers: {}, body: '', ...changes };
}

function encoded(changes: Partial<Call>): SentRequest {
  return encode({ ...plainCall, ...changes }, plainStamp);
}

describe.each(ways)('a request with signature $signature, $delivery', (way) => {
  it('is read back as the parameters that it was made of', () => {
    fc.assert(
      fc.property(anyPairs, (parameters) => {
        expect(readRequest(encoded({ ...way, parameters }))).toEqual(parameters);
      }),
    );
  });

  it('is read back with lone surrogates as U+FFFD', () => {
    expect(readRequest(encoded({ ...way, parameters: [['a\ud800', '\udfff']] }))).toEqual([
      ['a\ufffd', '\ufffd'],
    ]);
  });

  it('tells its action, version and format', () => {
    const request = encoded(way);
    expect(readAction(request)).toBe(plainCall.action);
    expect(readVersion(request)).toBe(plainCall.version);
    expect(readFormat(request)).toBe(way.transport.format);
  });

  it('names no action when that is omitted', () => {
    expect(readAction(encoded({ ...way, omit: ['Action'] }))).toBeNull();
  });
});

describe('readRequest', () => {
  it('unites query and form body in this order', () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    expect(readRequest(sent({ path: '/?b=1&a=2', headers, body: 'a=3' }))).toEqual([
      ['b', '1'],
      ['a', '2'],
      ['a', '3'],
    ]);
  });

  it('takes a body of another type for no parameters', () => {
    expect(readRequest(sent({ headers: { 'content-type': 'application/json' }, body: 'a=3' }))).toEqual([]);
  });

  it('reads raw input leniently', () => {
    expect(readRequest(sent({ path: '/?a=100%&b=x+y&&c&=d&e=f=g?h' }))).toEqual([
      ['a', '100%'],
      ['b', 'x y'],
      ['c', ''],
      ['', 'd'],
      ['e', 'f=g?h'],
    ]);
  });
});

describe('readFormat', () => {
  it.each([
    ['/?Format=xml', 'XML'],
    ['/?Format=Json', 'JSON'],
    ['/?Format=YAML', null],
    ['/?Format=', null],
    ['/', 'XML'],
  ])('reads %s as %s', (path, format) => {
    expect(readFormat(sent({ path }))).toBe(format);
  });
});
