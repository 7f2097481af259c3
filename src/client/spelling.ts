/** One character of a text in all that is needed to find it encoded. */
interface Letter {
  readonly character: string;
  readonly code: number;
  /** UTF-8. */
  readonly bytes: readonly number[];
  /** UTF-16. */
  readonly units: readonly number[];
}

/** A text made ready to be found in any encoding. */
export interface Spelling {
  readonly text: string;
  /** Whether it has no character that begins an escape: then it can be read in one way only where it stands as it is. */
  readonly isPlain: boolean;
  /** Its letters; made when they are first needed, which mostly they never are. */
  readonly letters: () => readonly Letter[];
}

/** Makes a text ready to be found in any encoding. */
export function spell(text: string): Spelling {
  let letters: readonly Letter[] | null = null;
  return {
    text,
    isPlain: !/[%\\&]/.test(text),
    letters: () => {
      letters ??= Array.from(text, (character) => asciiLetters.get(character) ?? letterOf(character));
      return letters;
    },
  };
}

function letterOf(character: string): Letter {
  return {
    character,
    code: character.codePointAt(0) ?? 0,
    bytes: [...Buffer.from(character, 'utf8')],
    units: Array.from({ length: character.length }, (_, index) => character.charCodeAt(index)),
  };
}

/** Made once: every request has a signature of its own to look for. */
const asciiLetters: ReadonlyMap<string, Letter> = new Map(
  Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).map((it) => [it, letterOf(it)]),
);

/** So often at most a character is taken to be encoded: without an end to it long runs would be read again and again. */
const mostTimes = 8;

/**
 * Where the text ends that starts at `start` of `text`, each of its characters as it is, percent-encoded once or more,
 * or with an escape of JSON or XML; -1 when it does not start there.
 */
export function endOfMatch(text: string, start: number, spelling: Spelling): number {
  if (!spelling.isPlain) return endOfEscaped(text, start, spelling.letters());
  const { length } = spelling.text;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(start + at);
    if (unit === spelling.text.charCodeAt(at)) continue;
    return escapes.has(unit) ? endOfEscaped(text, start, spelling.letters()) : -1;
  }
  return start + length;
}

function endOfEscaped(text: string, start: number, letters: readonly Letter[]): number {
  // A character that looks like the start of an escape leaves two ways to read on.
  let ends: readonly number[] = [start];
  for (const letter of letters) {
    ends = ends.length === 1 ? endsOf(text, ends[0] ?? start, letter) : endsOfAll(text, ends, letter);
    if (ends.length === 0) return -1;
  }
  return Math.max(...ends);
}

/** What a text that starts so can be told by: see `keysAt`. */
export function keysOf({ text }: Spelling): readonly number[] {
  const code = text.codePointAt(0) ?? 0;
  return code < 0x80
    ? [code]
    : [code, text.charCodeAt(0), keyOfByte(letterOf(text.slice(0, 2)).bytes[0] ?? 0)];
}

/**
 * The keys of whatever may start at `start` of `text`, in any encoding: the first character’s code or UTF-16 unit, or what
 * stands for its first byte.
 */
export function keysAt(text: string, start: number): readonly number[] {
  const unit = text.charCodeAt(start);
  const escaped = keys.get(unit)?.(text, start) ?? none;
  return escaped.length === 0 ? (alone[unit] ?? [unit]) : [unit, ...escaped];
}

/** For each character of ASCII its key as it is. */
const alone: readonly (readonly number[])[] = Array.from({ length: 128 }, (_, unit) => [unit]);

/** Bytes that are no ASCII are told from the characters of these codes. */
function keyOfByte(byte: number): number {
  return byte < 0x80 ? byte : -byte;
}

const none: readonly number[] = [];

function endsOfAll(text: string, starts: readonly number[], letter: Letter): readonly number[] {
  return [...new Set(starts.flatMap((start) => endsOf(text, start, letter)))];
}

function endsOf(text: string, start: number, letter: Letter): readonly number[] {
  const escaped = escapes.get(text.charCodeAt(start))?.(text, start, letter) ?? none;
  return text.startsWith(letter.character, start) ? [start + letter.character.length, ...escaped] : escaped;
}

/** Where an escape of `letter` that starts at `start` may end. */
type Escape = (text: string, start: number, letter: Letter) => readonly number[];

/** What begins an escape, and how it is read. */
const escapes: ReadonlyMap<number, Escape> = new Map<number, Escape>([
  ['%'.charCodeAt(0), percentEncoded],
  ['\\'.charCodeAt(0), escapedInJson],
  ['&'.charCodeAt(0), escapedInXml],
  ['+'.charCodeAt(0), (_text, start, { character }) => (character === ' ' ? [start + 1] : none)],
  [' '.charCodeAt(0), (_text, start, { character }) => (character === '+' ? [start + 1] : none)],
]);

/** The characters that begin an escape. */
export const escapeStarts: readonly number[] = [...escapes.keys()];

/** The keys of what an escape that starts at `start` may stand for. */
type KeysOfEscape = (text: string, start: number) => readonly number[];

const keys: ReadonlyMap<number, KeysOfEscape> = new Map<number, KeysOfEscape>([
  [
    '%'.charCodeAt(0),
    (text, start) => {
      const byte = hexAt(text, endsOfRepeats(text, start + 1, '25').at(-1) ?? start + 1, 2);
      return byte < 0 ? none : [keyOfByte(byte)];
    },
  ],
  [
    '\\'.charCodeAt(0),
    (text, start) => {
      const end = endsOfRepeats(text, start, '\\').at(-1) ?? start;
      const next = text.charCodeAt(end);
      return next === 'u'.charCodeAt(0) ? [hexAt(text, end + 1, 4)] : [next];
    },
  ],
  [
    '&'.charCodeAt(0),
    (text, start) => entityAt(text, endsOfRepeats(text, start + 1, 'amp;').at(-1) ?? start + 1).codes,
  ],
  ['+'.charCodeAt(0), () => [' '.charCodeAt(0)]],
  [' '.charCodeAt(0), () => ['+'.charCodeAt(0)]],
]);

function percentEncoded(text: string, start: number, { character, bytes }: Letter): readonly number[] {
  // Each 25 behind a percent sign may be one encoding more, or belong to what comes next.
  if (character === '%') return endsOfRepeats(text, start + 1, '25');
  let index = start;
  for (const byte of bytes) {
    if (text[index] !== '%') return none;
    index = endsOfRepeats(text, index + 1, '25').at(-1) ?? index + 1;
    if (hexAt(text, index, 2) !== byte) return none;
    index += 2;
  }
  return [index];
}

function escapedInJson(text: string, start: number, letter: Letter): readonly number[] {
  // A text that was written into JSON several times has the backslashes of its escapes escaped.
  const run = endsOfRepeats(text, start, '\\');
  const end = run.at(-1) ?? start;
  if (letter.character === '\\') return [...run.slice(1), ...endOfUnits(text, end, letter)];
  if (/["'/]/.test(letter.character) && text.startsWith(letter.character, end)) return [end + 1];
  return endOfUnits(text, end, letter);
}

/** Where the `u0041` of a letter end, one for each of its UTF-16 units, the backslash of the first one left out. */
function endOfUnits(text: string, start: number, { units }: Letter): readonly number[] {
  let index = start;
  for (const unit of units) {
    if (index > start) index = endsOfRepeats(text, index, '\\').at(-1) ?? index;
    if (text[index] !== 'u' || hexAt(text, index + 1, 4) !== unit) return none;
    index += 5;
  }
  return [index];
}

/** Characters by the names that XML and HTML have for them. */
const named: ReadonlyMap<string, number> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", sol: '/', plus: '+', equals: '=' }).map(
    ([name, character]) => [name, character.charCodeAt(0)],
  ),
);

/** Characters that an entity has at most: none that stands for a character has more. */
const longestEntity = 12;

const noEntity = { codes: none, end: -1 } as const;

/** Whether an entity may start so: a text may be full of ampersands that start none. */
const mayStartEntity = (unit: number): boolean => unit === hash || (unit >= lowerA && unit <= lowerZ);
const [hash, lowerA, lowerZ] = [0x23, 0x61, 0x7a] as const;

/** The code that the entity stands for whose name starts at `start`, and where it ends. */
export function entityAt(
  text: string,
  start: number,
): { readonly codes: readonly number[]; readonly end: number } {
  if (!mayStartEntity(text.charCodeAt(start))) return noEntity;
  const near = text.slice(start, start + longestEntity);
  const end = near.indexOf(';');
  if (end < 0) return noEntity;
  const name = near.slice(0, end);
  const [, hex, decimal] = /^#(?:[xX]([0-9a-fA-F]+)|([0-9]+))$/.exec(name) ?? [];
  const code =
    hex === undefined
      ? decimal === undefined
        ? named.get(name)
        : Number(decimal)
      : Number.parseInt(hex, 16);
  return code === undefined ? noEntity : { codes: [code], end: start + end + 1 };
}

function escapedInXml(text: string, start: number, { character, code }: Letter): readonly number[] {
  // A text that was written into XML several times has the ampersands of its entities escaped.
  const repeats = endsOfRepeats(text, start + 1, 'amp;');
  const entity = entityAt(text, repeats.at(-1) ?? start + 1);
  return [...(character === '&' ? repeats : none), ...(entity.codes[0] === code ? [entity.end] : none)];
}

/** Where each of the repeats of `piece` ends that start at `start`; of very many, the first ones. */
function endsOfRepeats(text: string, start: number, piece: string): readonly number[] {
  if (!text.startsWith(piece, start)) return none;
  const ends: number[] = [];
  for (let end = start; ends.length < mostTimes && text.startsWith(piece, end); ends.push(end))
    end += piece.length;
  return ends;
}

/** The number that so many hexadecimal digits from `index` on stand for; -1 when they are none. */
export function hexAt(text: string, index: number, digits: number): number {
  let number = 0;
  for (let place = index; place < index + digits; place++) {
    const digit = hexDigit(text.charCodeAt(place));
    if (digit < 0) return -1;
    number = number * 16 + digit;
  }
  return number;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}
