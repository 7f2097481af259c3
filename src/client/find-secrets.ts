import { percentEncode } from './percent-encode.ts';
import { endOfMatch, escapeStarts, keysAt, keysOf, type Spelling, spell } from './spelling.ts';
import { mayHoldEscape, type Unescaped, undoEscapes } from './undo-escapes.ts';

/** A part of a text, by its first character and the one behind its last. */
export type Range = readonly [start: number, end: number];

/** Finds everything secret in a text; ranges in their order, none in another. */
export type FindSecrets = (text: string) => readonly Range[];

// A shorter one would blot out ordinary words.
const shortestSecret = 6;

/**
 * Finds every occurrence of the given secrets: as they are, percent-encoded once or more, with the escapes of JSON and
 * XML, and in base64 wherever it begins. Secrets of less than six characters are not looked for. The time it takes grows
 * no faster than the text.
 */
export function secretFinder(secrets: readonly string[]): FindSecrets {
  const long = [...new Set(secrets)].filter((secret) => secret.length >= shortestSecret);
  const spellings = [
    ...new Set(long.flatMap((secret) => [secret, ...written(secret).flatMap(inBase64)])),
  ].map(spell);
  if (spellings.length === 0) return () => [];
  const byKey = new Map<number, Spelling[]>();
  const isStart = escapesInAscii.slice();
  for (const spelling of spellings) {
    isStart[spelling.text.charCodeAt(0)] = 1;
    for (const key of keysOf(spelling)) byKey.set(key, [...(byKey.get(key) ?? []), spelling]);
  }
  const hasBlanks = spellings.some(({ text }) => /[+ ]/.test(text));
  const mayBeEscaped = (text: string): boolean =>
    mayHoldEscape.test(text) || (hasBlanks && /[+ ]/.test(text));
  const scan = (text: string): readonly Range[] => {
    // Most texts are short, and say nothing.
    if (!mayBeEscaped(text) && !spellings.some((spelling) => text.includes(spelling.text))) return [];
    const ranges: Range[] = [];
    for (let start = 0; start < text.length; start++) {
      const unit = text.charCodeAt(start);
      if (unit < ascii ? isStart[unit] === 0 : !byKey.has(unit)) continue;
      let end = -1;
      for (const key of keysAt(text, start))
        for (const spelling of byKey.get(key) ?? none) end = Math.max(end, endOfMatch(text, start, spelling));
      if (end > 0) ranges.push([start, end]);
    }
    return ranges;
  };
  return (text) => {
    const ranges = [...scan(text)];
    // One encoding in another, such as JSON in an address, is found when the outer one is undone.
    let inner = undoEscapes(text);
    for (let depth = 1; inner !== null && depth <= mostEncodings; depth++) {
      const { starts } = inner;
      for (const [start, end] of scan(inner.text))
        ranges.push([starts[start] ?? 0, starts[end] ?? text.length]);
      inner = depth < mostEncodings ? undoFurther(inner) : null;
    }
    return ranges.length < 2 ? ranges : merged(ranges);
  };
}

const mostEncodings = 3;

function undoFurther({ text, starts: outer }: Unescaped): Unescaped | null {
  const inner = undoEscapes(text);
  return inner && { text: inner.text, starts: inner.starts.map((start) => outer[start] ?? 0) };
}

const none: readonly Spelling[] = [];

const ascii = 128;

/** For each character of ASCII whether it begins an escape. */
const escapesInAscii = Uint8Array.from({ length: ascii }, (_, unit) => (escapeStarts.includes(unit) ? 1 : 0));

/** Finds what either of two finds. */
export function findBoth(one: FindSecrets, other: FindSecrets): FindSecrets {
  return (text) => {
    const [found, more] = [one(text), other(text)];
    return found.length === 0 ? more : more.length === 0 ? found : merged([...found, ...more]);
  };
}

/** Ranges in their order, those that overlap as one. */
function merged(ranges: readonly Range[]): readonly Range[] {
  const kept: Range[] = [];
  for (const [start, end] of ranges.toSorted(([one], [other]) => one - other)) {
    const last = kept.at(-1);
    if (last !== undefined && start < last[1]) kept[kept.length - 1] = [last[0], Math.max(last[1], end)];
    else kept.push([start, end]);
  }
  return kept;
}

/** A secret as it may stand in an address or in JSON, which may be in base64 as a whole. */
function written(secret: string): readonly string[] {
  return [...new Set([secret, percentEncode(secret), JSON.stringify(secret).slice(1, -1)])];
}

const bitsOfByte = 8;
const bitsOfLetter = 6;

/**
 * What the base64 of any text has in it that has `secret` in it, for each of the three places where it can begin: the
 * letters that hold nothing else, in both alphabets.
 */
function inBase64(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const first = Math.ceil((before * bitsOfByte) / bitsOfLetter);
    const behind = Math.floor((padded.length * bitsOfByte) / bitsOfLetter);
    return [padded.toString('base64'), padded.toString('base64url')].map((it) => it.slice(first, behind));
  });
}
