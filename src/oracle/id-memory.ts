import { hash } from 'node:crypto';

/** By what a request is told from others. */
export interface Marks {
  /** Null where it has none, or where its token tells nothing. */
  readonly token: string | null;
  /** All that it asks for but its token; null where that tells nothing. */
  readonly asked: string | null;
}

/** Of a request of which nothing is to be told but that an id was given to it. */
export const unmarked: Marks = { token: null, asked: null };

/** To which request an id was given. */
export interface Given {
  readonly ordinal: number;
  /** Whether that request had this token; never when there is none. */
  readonly hadToken: (token: string | null) => boolean;
  /** Whether that request asked for just this; never when it is null. */
  readonly didAsk: (asked: string | null) => boolean;
}

/** Remembers very many ids in some forty bytes each, however long they are. */
export interface IdMemory {
  /** The first request that `id` was given to; undefined when it was given to none. */
  readonly find: (id: string) => Given | undefined;
  /** Puts down an id that is new. `ordinal` is below 2^32. */
  readonly add: (id: string, marks: Marks, ordinal: number) => void;
}

/** 32-bit words an id: four of its digest, one each of what tells its request, its ordinal. */
const words = 7;
const place = { token: 4, asked: 5, ordinal: 6 } as const;
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
      const [token, asked] = [table[at + place.token], table[at + place.asked]];
      return {
        ordinal: table[at + place.ordinal] ?? 0,
        hadToken: (given) => given !== null && token === markDigest(given),
        didAsk: (given) => given !== null && asked === markDigest(given),
      };
    },
    add: (id, marks, ordinal) => {
      if (count >= slots * fullest) grow();
      const key = digestOf(id);
      const at = slotOf(key);
      if (isFree(at)) count++;
      table.set(key, at);
      table[at + place.token] = marks.token === null ? 0 : markDigest(marks.token);
      table[at + place.asked] = marks.asked === null ? 0 : markDigest(marks.asked);
      table[at + place.ordinal] = ordinal;
    },
  };
}

function digestOf(text: string): Uint32Array {
  const bytes = hash('sha256', text, 'buffer');
  return Uint32Array.from([0, 4, 8, 12], (offset) => bytes.readUInt32LE(offset));
}

/** 32 bits of a digest, never 0: they are asked for only when an id was found a second time. */
function markDigest(text: string): number {
  return (digestOf(text)[0] ?? 0) || 1;
}
