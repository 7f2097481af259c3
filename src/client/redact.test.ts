import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveries, plainCall, plainStamp } from './calls.test.kit.ts';
import { encode } from './encode.ts';
import { percentEncode } from './percent-encode.ts';
import { redactor, redactRequest } from './redact.ts';

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

  it('takes no long time over a long text', () => {
    expect(redactor([secret])('%2525a/secre'.repeat(300_000))).toHaveLength(12 * 300_000);
  });
});

describe('redactRequest', () => {
  const credentials = { accessKeyId: 'key', accessKeySecret: 'sec', securityToken: 'tok' };
  const ways = (['v1', 'v3'] as const).flatMap((signature) =>
    deliveries.map((delivery) => ({ signature, delivery })),
  );

  it.each(ways)('leaves out even short credentials by name: $signature, $delivery', (way) => {
    const request = encode({ ...plainCall, ...way }, { ...plainStamp, credentials });
    const shown = JSON.stringify(redactRequest(request, redactor([])));
    expect(shown).not.toMatch(/=key|=tok|"key|"tok|Credential/);
    expect(shown).not.toContain(percentEncode(request.signature ?? 'no signature'));
    expect(shown).toContain('RegionId=cn-hangzhou');
  });

  it('sees through an encoded name', () => {
    const request = encode({ ...plainCall, raw: '%41ccessKeyId=key&Signature&x=1' }, plainStamp);
    expect(redactRequest(request, redactor([])).path).toBe(
      '/?RegionId=cn-hangzhou&%41ccessKeyId=***&Signature=***&x=1',
    );
  });
});
