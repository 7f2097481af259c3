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
export type Spelling = readonly Letter[];

/** Makes a text ready to be found in any encoding. */
export function spell(text: string): Spelling {
  return Array.from(text, (character) => asciiLetters.get(character) ?? letterOf(character));
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

/** The first place from `start` on where a match of `spelling` could begin; -1 when there is none. */
export function nextStart(text: string, start: number, spelling: Spelling): number {
  const first = spelling[0]?.units[0] ?? 0;
  const starts = startsBy.get(first) ?? startsWith(first);
  startsBy.set(first, starts);
  starts.lastIndex = start;
  return starts.test(text) ? starts.lastIndex - 1 : -1;
}

const startsBy = new Map<number, RegExp>();

/** Finds the UTF-16 unit `first`, and whatever begins an escape. */
function startsWith(first: number): RegExp {
  const units = [first, ...escapes.keys()].map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`);
  return new RegExp(`[${units.join('')}]`, 'g');
}

/**
 * Where the text ends that starts at `start` of `text`, each of its characters as it is, percent-encoded once or more,
 * or with an escape of JSON or XML; -1 when it does not start there.
 */
export function endOfMatch(text: string, start: number, spelling: Spelling): number {
  const code = text.charCodeAt(start);
  if (code !== spelling[0]?.units[0] && !escapes.has(code)) return -1;
  // A character that looks like the start of an escape leaves two ways to read on.
  let ends: readonly number[] = [start];
  for (const letter of spelling) {
    ends = ends.length === 1 ? endsOf(text, ends[0] ?? start, letter) : endsOfAll(text, ends, letter);
    if (ends.length === 0) return -1;
  }
  return Math.max(...ends);
}

const none: readonly number[] = [];

function endsOfAll(text: string, starts: readonly number[], letter: Letter): readonly number[] {
  return [...new Set(starts.flatMap((start) => endsOf(text, start, letter)))];
}

function endsOf(text: string, start: number, letter: Letter): readonly number[] {
  const literal = text.startsWith(letter.character, start) ? start + letter.character.length : -1;
  if (literal >= 0 && letter.character === '%') return [literal, ...endsOfPercent(text, literal)];
  const escaped = escapes.get(text.charCodeAt(start))?.(text, start, letter) ?? -1;
  if (literal < 0) return escaped < 0 ? none : [escaped];
  return escaped < 0 ? [literal] : [literal, escaped];
}

/**
 * Where a percent sign may end whose first character is just before `start`: each 25 behind it may be one encoding more,
 * or belong to what comes next.
 */
function endsOfPercent(text: string, start: number): readonly number[] {
  const ends: number[] = [];
  for (let end = start + 2; text.startsWith('25', end - 2); end += 2) ends.push(end);
  return ends;
}

/** Where an escape of `letter` that starts at `start` ends; -1 when there is none. */
type Escape = (text: string, start: number, letter: Letter) => number;

const escapes: ReadonlyMap<number, Escape> = new Map<number, Escape>([
  ['%'.charCodeAt(0), percentEncoded],
  ['\\'.charCodeAt(0), escapedInJson],
  ['&'.charCodeAt(0), escapedInXml],
  ['+'.charCodeAt(0), (_text, start, { character }) => (character === ' ' ? start + 1 : -1)],
  [' '.charCodeAt(0), (_text, start, { character }) => (character === '+' ? start + 1 : -1)],
]);

function percentEncoded(text: string, start: number, { bytes }: Letter): number {
  let index = start;
  for (const byte of bytes) {
    if (text[index] !== '%') return -1;
    index += 1;
    // The percent sign of an encoding that was encoded again.
    while (text.startsWith('25', index)) index += 2;
    if (hexAt(text, index, 2) !== byte) return -1;
    index += 2;
  }
  return index;
}

function escapedInJson(text: string, start: number, { character, units }: Letter): number {
  if (text.startsWith(character, start + 1) && /["'\\/]/.test(character)) return start + 2;
  let index = start;
  for (const unit of units) {
    if (!text.startsWith('\\u', index) || hexAt(text, index + 2, 4) !== unit) return -1;
    index += 6;
  }
  return index;
}

const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};

function escapedInXml(text: string, start: number, { character, code }: Letter): number {
  const end = text.indexOf(';', start + 2);
  if (end < 0 || end - start > 12) return -1;
  const name = text.slice(start + 1, end);
  const [, hex, decimal] = /^#(?:[xX]([0-9a-fA-F]+)|([0-9]+))$/.exec(name) ?? [];
  const number = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return number === code || entities[character] === name ? end + 1 : -1;
}

function hexAt(text: string, index: number, digits: number): number {
  const written = text.slice(index, index + digits);
  return written.length === digits && /^[0-9a-fA-F]+$/.test(written) ? Number.parseInt(written, 16) : -1;
}
