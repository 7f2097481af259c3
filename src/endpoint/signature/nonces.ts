import { hash } from 'node:crypto';

/** Nonces that requests were signed with. */
export interface Nonces {
  /** Takes a nonce; false when it was taken less than the time ago that nonces are kept. */
  readonly take: (nonce: string) => boolean;
}

/** 32-bit words a nonce: so much of its digest tells it from all others. */
const words = 3;
const fewestSlots = 256;

/** Nonces that are kept for at least `keepMs` milliseconds of `clock`, and for at most twice as long. */
export function createNonces(keepMs: number, clock: () => number): Nonces {
  let since = clock();
  let current = createDigests();
  let earlier = createDigests();
  return {
    take: (nonce) => {
      const now = clock();
      if (now - since >= keepMs) {
        earlier = now - since >= 2 * keepMs ? createDigests() : current;
        current = createDigests();
        since = now;
      }
      const bytes = hash('sha256', nonce, 'buffer');
      const digest = Uint32Array.from({ length: words }, (_, word) => bytes.readUInt32LE(4 * word));
      // No digest is all zeros: that marks a free slot.
      return !earlier.has(digest) && current.add(digest);
    },
  };
}

interface Digests {
  readonly has: (digest: Uint32Array) => boolean;
  /** False when it is there already. */
  readonly add: (digest: Uint32Array) => boolean;
}

/** A set of digests in one piece of memory: an endpoint that is asked very much keeps very many. */
function createDigests(): Digests {
  let table = new Uint32Array(fewestSlots * words);
  let count = 0;

  /** Where `digest` is, or the free slot where it belongs. */
  function placeOf(digest: Uint32Array): number {
    const slots = table.length / words;
    for (let slot = (digest[0] ?? 0) % slots; ; slot = (slot + 1) % slots)
      if (isFree(slot * words) || isAt(slot * words, digest)) return slot * words;
  }
  const isAt = (at: number, digest: Uint32Array) =>
    table[at] === digest[0] && table[at + 1] === digest[1] && table[at + 2] === digest[2];
  const isFree = (at: number) => table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0;

  function grow(): void {
    const old = table;
    table = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += words) {
      const digest = old.subarray(at, at + words);
      if (digest.some((word) => word !== 0)) table.set(digest, placeOf(digest));
    }
  }

  return {
    has: (digest) => !isFree(placeOf(digest)),
    add: (digest) => {
      const at = placeOf(digest);
      if (!isFree(at)) return false;
      table.set(digest, at);
      count++;
      if (count * words > table.length * 0.7) grow();
      return true;
    },
  };
}
