import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** A signed statement: DSSE, https://github.com/secure-systems-lab/dsse. */
export interface Envelope {
  readonly payloadType: string;
  /** The statement in base64. */
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

const payloadType = 'application/vnd.in-toto+json';

/** Signs `payload` with an Ed25519 key. */
export function seal(payload: string, key: KeyObject): Envelope {
  const bytes = Buffer.from(payload);
  return {
    payloadType,
    payload: bytes.toString('base64'),
    signatures: [
      {
        keyid: keyIdOf(createPublicKey(key)),
        sig: sign(null, preAuthentication(bytes), key).toString('base64'),
      },
    ],
  };
}

/** Whether one of the signatures of `envelope` was made with the private half of `key`. */
export function isSealedBy({ payloadType: type, payload, signatures }: Envelope, key: KeyObject): boolean {
  if (type !== payloadType) return false;
  const bytes = preAuthentication(Buffer.from(payload, 'base64'));
  return signatures.some(({ sig }) => {
    try {
      return verify(null, bytes, key, Buffer.from(sig, 'base64'));
    } catch {
      return false;
    }
  });
}

/** What is sealed in `envelope`. */
export function payloadOf({ payload }: Envelope): string {
  return Buffer.from(payload, 'base64').toString();
}

/** SHA-256 of a public key as 64 hexadecimal digits. */
export function keyIdOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** What is signed: the type and the content with their lengths, so that neither can be taken for the other. */
function preAuthentication(payload: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}
