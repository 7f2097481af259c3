import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { quoted } from '../client/quoted.ts';
import { UsageError } from './usage-error.ts';

const makers = { private: createPrivateKey, public: createPublicKey } as const;

/** The Ed25519 key in the PEM file at `path`. Throws a UsageError where there is none. */
export function readKey(kind: 'private' | 'public', path: string): KeyObject {
  const key = keyIn(kind, path);
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new UsageError(
    `There is no ${kind} Ed25519 key in ${quoted(path)}.`,
    kind === 'private'
      ? '`clausewise certify --new-key FILE` makes a pair.'
      : 'Give the public half of the key that the certificate was signed with, in PEM.',
  );
}

function keyIn(kind: 'private' | 'public', path: string): KeyObject | null {
  try {
    return makers[kind](readFileSync(path));
  } catch {
    return null;
  }
}
