import fc from 'fast-check';
import { expect, it } from 'vitest';
import { secretFinder } from './find-secrets.ts';
import { percentEncode } from './percent-encode.ts';
import { signatureFinder } from './signature-finder.ts';

const anySignature = fc.oneof(
  fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
);

const ascii = (text: string): string =>
  text.replace(/[^a-z]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const anyWriting = fc.constantFrom<(text: string) => string>(
  (text) => text,
  percentEncode,
  (text) => percentEncode(percentEncode(text)),
  (text) => text.replaceAll('+', ' '),
  ascii,
  (text) => text.replace(/[^a-z]/g, (unit) => `&#${unit.charCodeAt(0)};`),
  (text) => Buffer.from(`abc${text}de`).toString('base64'),
  (text) => Buffer.from(`a${text}`).toString('base64url'),
);

it('finds what a finder that is always ready finds, in any encoding and anywhere', () => {
  fc.assert(
    fc.property(anySignature, anyWriting, fc.string(), fc.string(), (signature, write, before, after) => {
      const text = `${before}"${write(signature)}"${after}`;
      const found = secretFinder([signature])(text);
      expect(found).not.toEqual([]);
      expect(signatureFinder(signature)(text)).toEqual(found);
    }),
    { numRuns: 500 },
  );
});

it('takes no longer for long texts than they are long', () => {
  const find = signatureFinder('ab'.repeat(32));
  expect(find('ab'.repeat(31).concat('"').repeat(16_000))).toEqual([]);
});
