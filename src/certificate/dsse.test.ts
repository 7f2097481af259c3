import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSealedBy, keyIdOf, payloadOf, seal } from './dsse.ts';

const mine = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');

it('seals any text so that only its own key opens it, and no changed text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, changed) => {
      const sealed = seal(text, mine.privateKey);
      const bytes = Buffer.from(text).toString();
      expect(payloadOf(sealed)).toBe(bytes);
      expect(isSealedBy(sealed, mine.publicKey)).toBe(true);
      expect(isSealedBy(sealed, other.publicKey)).toBe(false);
      const payload = Buffer.from(changed).toString('base64');
      expect(isSealedBy({ ...sealed, payload }, mine.publicKey)).toBe(payload === sealed.payload);
    }),
  );
});

it('names the key, and takes no other type of content', () => {
  const sealed = seal('{}', mine.privateKey);
  expect(sealed.signatures.map(({ keyid }) => keyid)).toEqual([keyIdOf(mine.publicKey)]);
  expect(isSealedBy({ ...sealed, payloadType: 'text/plain' }, mine.publicKey)).toBe(false);
  expect(isSealedBy({ ...sealed, signatures: [{ keyid: '', sig: 'AAAA' }] }, mine.publicKey)).toBe(false);
});
