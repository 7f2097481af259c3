import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveries, plainCall, plainStamp } from './calls.test.kit.ts';
import { encode } from './encode.ts';
import { secretFinder } from './find-secrets.ts';
import { percentEncode } from './percent-encode.ts';
import { redactHeaders, redactor, redactRequest } from './redact.ts';

const secret = 'a/secret+with=odd&<"\'\\%中😀';

const encodings: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['percent-encoded', percentEncode],
  [
    'percent-encoded in lower case',
    (text) => percentEncode(text).replace(/%../g, (hex) => hex.toLowerCase()),
  ],
  ['percent-encoded as a browser does', encodeURIComponent],
  ['percent-encoded twice', (text) => percentEncode(percentEncode(text))],
  ['percent-encoded three times', (text) => percentEncode(percentEncode(percentEncode(text)))],
  ['in a form', (text) => new URLSearchParams({ a: text }).toString().slice(2)],
  ['in JSON', (text) => JSON.stringify(text)],
  ['in JSON with slashes escaped', (text) => JSON.stringify(text).replaceAll('/', '\\/')],
  [
    'in ASCII JSON',
    (text) => text.replace(/[^a-z]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ],
  ['in XML', (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
  ['in XML by decimal number', (text) => text.replace(/[^a-z]/gu, (point) => `&#${point.codePointAt(0)};`)],
  [
    'in XML by hexadecimal number',
    (text) => text.replace(/[^a-z]/gu, (point) => `&#x${point.codePointAt(0)?.toString(16)};`),
  ],
  ['read from a form without encoding', (text) => text.replaceAll('+', ' ')],
  ['in JSON in JSON', (text) => JSON.stringify(JSON.stringify(text).slice(1, -1))],
  [
    'in JSON thrice',
    (text) => JSON.stringify(JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1)),
  ],
  ['in XML in XML', (text) => text.replaceAll('&', '&amp;amp;').replaceAll('<', '&amp;lt;')],
  [
    'with names of HTML',
    (text) =>
      text
        .replaceAll('&', '&amp;')
        .replaceAll('/', '&sol;')
        .replaceAll('+', '&plus;')
        .replaceAll('=', '&equals;'),
  ],
];

describe('redactor', () => {
  it.each(encodings)('replaces a secret %s', (_how, write) => {
    const shown = redactor([secret])(`before ${write(secret)} after`);
    expect(shown).toMatch(/^before "?\*\*\*"? after$/);
  });

  it('replaces secrets of any characters, in any of these encodings', () => {
    const anySecret = fc.string({ unit: 'grapheme-ascii', minLength: 6 });
    fc.assert(
      fc.property(anySecret, fc.constantFrom(...encodings.map(([, write]) => write)), (text, write) => {
        expect(redactor([text])(`|${write(text)}|`)).toMatch(/^\|"?\*\*\*"?\|$/);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['%25   ', '%252525', '25%25%', '%252525%'])(
    'replaces %j, which looks encoded, in any of them',
    (text) => {
      for (const [how, write] of encodings)
        expect(redactor([text])(`|${write(text)}|`), how).toMatch(/^\|"?\*\*\*"?\|$/);
    },
  );

  it('replaces each of several, the longer ones first', () => {
    expect(redactor(['secret', 'secret-token'])('secret-token secret')).toBe('*** ***');
  });

  it('leaves everything else as it is', () => {
    const text = 'nothing secre t here: %73%65 &amp; \\u0073';
    expect(redactor(['secret', 'another'])(text)).toBe(text);
    expect(redactor([])(text)).toBe(text);
  });

  it('does not look for what is too short to be a secret', () => {
    expect(redactor(['', 'a', 'test'])('a test')).toBe('a test');
  });

  it.each([percentEncode, (text: string) => JSON.stringify(text)])(
    'replaces a secret in the base64 of a text in which it is encoded: %s',
    (write) => {
      const own = 'se"cret/of+some=length';
      const shown = redactor([own])(Buffer.from(`before ${write(own)} after`).toString('base64'));
      expect(shown).toContain('***');
      for (const part of shown.split('***'))
        expect(Buffer.from(part, 'base64').toString()).not.toMatch(/cret|length/);
    },
  );

  it('replaces a secret in any encoding of any encoding', () => {
    const plain = encodings
      .filter(([how]) => !/without|as a browser|form/.test(how))
      .map(([, write]) => write);
    const own = fc.string({ unit: fc.constantFrom(...'abcXYZ019+/=_-'), minLength: 8 });
    fc.assert(
      fc.property(own, fc.constantFrom(...plain), fc.constantFrom(...plain), (text, inner, outer) => {
        expect(redactor([text])(`|${outer(inner(text))}|`)).not.toContain(text);
        expect(redactor([text])(`|${outer(inner(text))}|`)).toContain('***');
      }),
      { numRuns: 500 },
    );
  });

  it('replaces a secret in the base64 of any text around it', () => {
    const around = fc.string({ unit: 'binary', maxLength: 9 });
    const own = fc.string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 40 });
    const alphabet = fc.constantFrom('base64' as const, 'base64url' as const);
    const write = fc.constantFrom<(text: string) => string>(
      (text) => text,
      percentEncode,
      (text) => JSON.stringify(text).replaceAll('/', '\\/'),
    );
    fc.assert(
      fc.property(around, own, around, alphabet, write, (before, text, after, encoding, written) => {
        const shown = redactor([text])(written(Buffer.from(before + text + after).toString(encoding)));
        expect(shown).toContain('***');
        // Letters that hold a part of the secret and a part of what is around it may be left.
        const bytes = Buffer.from(text);
        const left = shown
          .replaceAll('"', '')
          .split('***')
          .map((it) => Buffer.from(decodeURIComponent(it), encoding));
        for (let at = 0; at + 3 <= bytes.length; at++)
          if (!`${before}${after}`.includes(bytes.subarray(at, at + 3).toString()))
            expect(left.some((it) => it.includes(bytes.subarray(at, at + 3)))).toBe(false);
      }),
    );
  });
});

describe('redactRequest', () => {
  const credentials = { accessKeyId: 'key', accessKeySecret: 'sec', securityToken: 'tok' };
  const ways = (['v1', 'v3'] as const).flatMap((signature) =>
    deliveries.map((transport) => ({ signature, transport })),
  );

  it.each(ways)('leaves out even short credentials by name: $signature, $delivery', (way) => {
    const request = encode({ ...plainCall, ...way }, { ...plainStamp, credentials });
    const shown = JSON.stringify(redactRequest(request, () => []));
    expect(shown).not.toMatch(/=key|=tok|"key|"tok|Credential/);
    expect(shown).not.toContain(percentEncode(request.signature ?? 'no signature'));
    expect(shown).toContain('RegionId=cn-hangzhou');
  });

  it('sees through an encoded name', () => {
    const request = encode({ ...plainCall, raw: '%41ccessKeyId=key&Signature&x=1' }, plainStamp);
    expect(redactRequest(request, () => []).path).toBe(
      '/?RegionId=cn-hangzhou&%41ccessKeyId=***&Signature=***&x=1',
    );
  });
});

describe('redactHeaders', () => {
  const find = secretFinder([secret]);

  it.each([1, 5, secret.length - 1])(
    'hides a secret that is split over two headers behind %i characters',
    (at) => {
      const [one, other] = [secret.slice(0, at), secret.slice(at)];
      expect(redactHeaders({ a: `x-${one}`, b: `${other}-y`, c: 'z, z' }, find)).toEqual({
        a: 'x-***',
        b: '***-y',
        c: 'z, z',
      });
      expect(redactHeaders({ a: `x-${one}, ${other}-y` }, find)).toEqual({ a: 'x-***, ***-y' });
    },
  );

  it('hides a secret over three headers, whole ones, and none elsewhere', () => {
    const [one, two, three] = [secret.slice(0, 4), secret.slice(4, 9), secret.slice(9)];
    const headers = {
      a: one,
      b: two,
      c: three,
      d: `a ${secret}, ${secret}`,
      e: 'plain, text',
      authorization: 'x',
    };
    expect(redactHeaders(headers, find)).toEqual({
      a: '***',
      b: '***',
      c: '***',
      d: 'a ***, ***',
      e: 'plain, text',
    });
  });
});
