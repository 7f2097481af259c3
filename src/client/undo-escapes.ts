import { entityAt, hexAt } from './spelling.ts';

/** A text with its escapes undone once, and where each of its characters stood. */
export interface Unescaped {
  readonly text: string;
  /** For each UTF-16 unit of `text` where what it stands for starts; at the end, where all ends. */
  readonly starts: Uint32Array;
}

/** What every text with an escape of percent-encoding, JSON or XML has in it, and few others. */
export const mayHoldEscape = /%[0-9a-fA-F]{2}|\\[\s\S]|&[#a-z]/;

/** The escapes of percent-encoding, JSON and XML in `text` undone once, those of ASCII characters; null when there are none. */
export function undoEscapes(text: string): Unescaped | null {
  if (!mayHoldEscape.test(text)) return null;
  const starts = new Uint32Array(text.length + 1);
  const parts: string[] = [];
  let length = 0;
  let copied = 0;
  let index = 0;
  while (index < text.length) {
    const found = undo.get(text.charCodeAt(index))?.(text, index) ?? null;
    starts[length] = index;
    length += 1;
    if (found === null) {
      index += 1;
    } else {
      parts.push(text.slice(copied, index), found.character);
      index = found.end;
      copied = index;
    }
  }
  if (parts.length === 0) return null;
  starts[length] = text.length;
  return { text: parts.join('') + text.slice(copied), starts: starts.subarray(0, length + 1) };
}

/** The character of ASCII that an escape at `start` stands for; null when none does. */
type Undo = (text: string, start: number) => { readonly character: string; readonly end: number } | null;

const undo: ReadonlyMap<number, Undo> = new Map<number, Undo>([
  ['%'.charCodeAt(0), (text, start) => standsFor(hexAt(text, start + 1, 2), start + 3)],
  [
    '\\'.charCodeAt(0),
    (text, start) => {
      const next = text[start + 1] ?? '';
      if (next === 'u') return standsFor(hexAt(text, start + 2, 4), start + 6);
      return /["'\\/]/.test(next) ? { character: next, end: start + 2 } : null;
    },
  ],
  [
    '&'.charCodeAt(0),
    (text, start) => {
      const { codes, end } = entityAt(text, start + 1);
      return standsFor(codes[0] ?? -1, end);
    },
  ],
]);

const ascii = 0x80;

function standsFor(code: number, end: number): ReturnType<Undo> {
  return code >= 0 && code < ascii ? { character: String.fromCharCode(code), end } : null;
}
