import { hash } from 'node:crypto';

/** To which request an id was given. */
export interface Given {
  readonly ordinal: number;
  /** Whether `token` is the token of that request; never when there is none. */
  readonly hadToken: (token: string | null) => boolean;
}

/** Remembers very many ids in some forty bytes each, however long they are. */
export interface IdMemory {
  /** The first request that `id` was given to; undefined when it was given to none. */
  readonly find: (id: string) => Given | undefined;
  /** Puts down an id that is new. `ordinal` is below 2^32. */
  readonly add: (id: string, token: string | null, ordinal: number) => void;
}

/** 32-bit words an id: four of its digest, one of its token's, its ordinal. */
const words = 6;
const place = { token: 4, ordinal: 5 } as const;
const fewestSlots = 256;
/** Part of the slots that may be taken. */
const fullest = 0.7;

/**
 * An empty memory. It keeps 128 bits of the SHA-256 of each id, of which no two are known to be alike, so that what is
 * found is the id itself and no other. No digest begins with four zero words: those mark free slots.
 */
export function createIdMemory(): IdMemory {
  let slots = fewestSlots;
  let table = new Uint32Array(slots * words);
  let count = 0;

  /** Where the slot begins that holds `key`, or the free one where it belongs. */
  function slotOf(key: Uint32Array): number {
    for (let slot = (key[0] ?? 0) % slots; ; slot = (slot + 1) % slots) {
      const at = slot * words;
      const equal = [0, 1, 2, 3].every((word) => table[at + word] === key[word]);
      if (equal || isFree(at)) return at;
    }
  }

  function isFree(at: number): boolean {
    return table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0 && table[at + 3] === 0;
  }

  function grow(): void {
    const old = table;
    slots *= 2;
    table = new Uint32Array(slots * words);
    for (let at = 0; at < old.length; at += words) {
      const entry = old.subarray(at, at + words);
      if (entry.subarray(0, 4).some((word) => word !== 0)) table.set(entry, slotOf(entry));
    }
  }

  return {
    find: (id) => {
      const at = slotOf(digestOf(id));
      if (isFree(at)) return undefined;
      const tokenWord = table[at + place.token];
      return {
        ordinal: table[at + place.ordinal] ?? 0,
        hadToken: (token) => token !== null && tokenWord === tokenDigest(token),
      };
    },
    add: (id, token, ordinal) => {
      if (count >= slots * fullest) grow();
      const key = digestOf(id);
      const at = slotOf(key);
      if (isFree(at)) count++;
      table.set(key, at);
      table[at + place.token] = token === null ? 0 : tokenDigest(token);
      table[at + place.ordinal] = ordinal;
    },
  };
}

function digestOf(text: string): Uint32Array {
  const bytes = hash('sha256', text, 'buffer');
  return Uint32Array.from([0, 4, 8, 12], (offset) => bytes.readUInt32LE(offset));
}

/** 32 bits of a token's digest, never 0: it is asked for only when an id was found a second time. */
function tokenDigest(token: string): number {
  return (digestOf(token)[0] ?? 0) || 1;
}
