import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './calls.test.kit.ts';
import { percentDecode } from './percent-decode.ts';
import { percentEncode } from './percent-encode.ts';

describe('percentEncode', () => {
  it('leaves only unreserved characters as they are', () => {
    const ascii = String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code));
    const left = [...ascii].filter((character) => percentEncode(character) === character).join('');
    expect(left).toBe('-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~');
  });

  it.each([
    [' ', '%20'],
    ['*', '%2A'],
    ["!'()", '%21%27%28%29'],
    ['中', '%E4%B8%AD'],
    ['😀', '%F0%9F%98%80'],
    ['\0', '%00'],
    ['\ud800', '%EF%BF%BD'],
    ['a\udc00b', 'a%EF%BF%BDb'],
  ])('encodes %j as %s', (text, encoded) => {
    expect(percentEncode(text)).toBe(encoded);
  });

  it('is undone by any decoder of RFC 3986', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decodeURIComponent(percentEncode(text))).toBe(text);
      }),
    );
  });
});

describe('percentDecode', () => {
  it.each([
    ['a+b%2Bc', 'a b+c'],
    ['%', '%'],
    ['100%', '100%'],
    ['%4', '%4'],
    ['%zz%41', '%zzA'],
    ['%%41', '%A'],
    ['%e4%B8%ad中', '中中'],
    ['%ff', '\ufffd'],
    ['%EF%BB%BFa', '\ufeffa'],
  ])('reads %j as %j', (encoded, text) => {
    expect(percentDecode(encoded)).toBe(text);
  });

  it('undoes percentEncode', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(percentDecode(percentEncode(text))).toBe(text);
      }),
    );
  });
});
