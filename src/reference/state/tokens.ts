import { hash } from 'node:crypto';

/** What a token stands for: a call that is running, or its result. */
export interface TokenEntry {
  /** Digest of what was asked for with the token. */
  readonly fingerprint: string;
  readonly result: { readonly resourceId: string; readonly requestId: string } | undefined;
}

/** The tokens that were used, by what each is remembered under. */
export interface Tokens {
  readonly get: (key: string) => TokenEntry | undefined;
  /** Puts the token behind all others. */
  readonly put: (key: string, entry: TokenEntry) => void;
  readonly delete: (key: string) => void;
  /** Forgets the oldest ones beyond `capacity`. */
  readonly keep: (capacity: number) => void;
}

/** Every token is kept for ever, so that what is kept of a text is short, and holds no longer text in memory. */
export function digestOf(text: string): string {
  return hash('sha256', text, 'base64');
}

/** No tokens. */
export function createTokens(): Tokens {
  const entries = new Map<string, TokenEntry>();
  return {
    get: (key) => entries.get(digestOf(key)),
    put: (key, entry) => {
      const digest = digestOf(key);
      entries.delete(digest);
      entries.set(digest, entry);
    },
    delete: (key) => void entries.delete(digestOf(key)),
    keep: (capacity) => {
      for (const oldest of entries.keys()) {
        if (entries.size <= capacity) break;
        entries.delete(oldest);
      }
    },
  };
}
