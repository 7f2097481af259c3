/** Everything a reader could not see or would misread: controls, formats, lone surrogates, unassigned, odd spaces. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}|^\p{M}/gu;

const wide =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u;

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string => {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
};

/** `text` on one line, with what cannot be seen written as an escape such as `\u202e` or `\n`. */
export const visible = (text: string): string => text.replace(unseen, escaped);

/** As `visible`, but line ends stay line ends. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');

/**
 * Markup with its texts made visible. What makes up the tags is visible by itself; a mark at the start of a text would be
 * seen on, and by some readers joined with, the last character of the tag before.
 */
export const visibleMarkup = (markup: string): string =>
  visibleLines(markup).replace(/(?<=[>"])\p{M}/gu, escaped);

/** Length in characters, that is in code points. */
export function codePointLength(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** The first `characters` characters of `text`. */
export const startOf = (text: string, characters: number): string =>
  [...text.slice(0, 2 * characters)].slice(0, characters).join('');

/** Below this code no character is a mark or wide. */
const firstUncommon = 0x300;
const common = /^[\0-\u02ff]*$/;

/** Columns that `text` takes in a terminal. */
export function columnsOf(text: string): number {
  if (common.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += columnsOfOne(character);
  return columns;
}

/** Columns that a single character takes. */
export function columnsOfOne(character: string): number {
  if (character.charCodeAt(0) < firstUncommon) return 1;
  if (/^\p{M}$/u.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** The start of `pieces` that fits into `columns`. */
function fitting(pieces: Iterable<string>, columns: number): readonly string[] {
  const taken: string[] = [];
  let left = columns;
  for (const piece of pieces) {
    left -= columnsOf(piece);
    // Marks take no columns; without an end to them a value of marks alone would never be cut.
    if (left < 0 || taken.length > 4 * columns) break;
    taken.push(piece);
  }
  return taken;
}

function* shown(characters: Iterable<string>, show: (text: string) => string): Iterable<string> {
  for (const character of characters) yield show(character);
}

function cut(text: string, columns: number, show: (text: string) => string, mark: string): string {
  const length = ` (${codePointLength(text)} characters)`;
  const room = Math.max(columns - length.length - 1 - 2 * mark.length, 2);
  const head = fitting(shown(text, show), Math.ceil(room / 2));
  // A slice may start inside a surrogate pair; that half is the last piece looked at and would not be whole.
  const end = [...text.slice(-room)].reverse();
  const tail = fitting(shown(end, show), Math.floor(room / 2)).toReversed();
  return `${mark}${head.join('')}…${tail.join('')}${mark}${length}`;
}

/**
 * `text` made visible; when it takes more than `columns`, cut in the middle and followed by its length in
 * characters, which then fits into `columns` as a whole.
 */
export function shorten(text: string, columns: number): string {
  // Each character takes a column at least when shown, marks aside, so that long texts are never shown whole.
  if (text.length <= 4 * columns) {
    const whole = visible(text);
    if (columnsOf(whole) <= columns) return whole;
  }
  return cut(text, columns, visible, '');
}

const quotable = (text: string): string => visible(text.replace(/[\\"]/g, '\\$&'));

/** Values over this length are followed by it: nobody counts them. */
const countable = 40;

/**
 * As `shorten`, in double quotes and unambiguous: quotes and backslashes are escaped too. Values that are long but
 * not cut are followed by their length as well.
 */
export function quote(text: string, columns: number): string {
  if (text.length <= 4 * columns) {
    const characters = codePointLength(text);
    const length = characters > countable ? ` (${characters} characters)` : '';
    const whole = `"${quotable(text)}"${length}`;
    if (columnsOf(whole) <= columns) return whole;
  }
  return cut(text, columns, quotable, '"');
}
