import type { Alphabet } from '../contract/alphabet.ts';

const ranges = (...texts: readonly string[]): Alphabet['ranges'] =>
  texts.map((text) => [text.codePointAt(0) ?? 0, [...text].at(-1)?.codePointAt(0) ?? 0]);

export const latin: Alphabet = { name: 'letters A–Z and a–z', ranges: ranges('AZ', 'az') };

export const digit: Alphabet = { name: 'digits', ranges: ranges('09') };

/** The characters that every reading of “Chinese character” holds: U+4E00 to U+9FA5. */
export const chinese: Alphabet = { name: 'Chinese characters', ranges: [[0x4e00, 0x9fa5]] };

/** Exactly the given characters. */
export function exactly(...characters: readonly string[]): Alphabet {
  return { name: characters.join(' '), ranges: ranges(...characters) };
}

/** Space and ASCII punctuation without the given characters. */
export function punctuationBut(...spared: readonly string[]): Alphabet {
  const all = [' /', ':@', '[`', '{~'].flatMap((text) => {
    const from = text.codePointAt(0) ?? 0;
    return Array.from({ length: (text.codePointAt(1) ?? 0) - from + 1 }, (_, index) => from + index);
  });
  const kept = all.filter((codePoint) => !spared.includes(String.fromCodePoint(codePoint)));
  return {
    name: 'space and other ASCII punctuation',
    ranges: kept.map((codePoint) => [codePoint, codePoint]),
  };
}

/** The control characters of ASCII, line breaks among them: U+0000 to U+001F, and U+007F. */
export const asciiControl: Alphabet = {
  name: 'control characters',
  ranges: [
    [0x00, 0x1f],
    [0x7f, 0x7f],
  ],
};

/** ASCII without control characters and the space. */
export const asciiGraphic: Alphabet = { name: 'visible ASCII characters', ranges: ranges('!~') };

/** Everything in the Basic Multilingual Plane beyond ASCII, surrogates left out. */
export const beyondAscii: Alphabet = {
  name: 'characters beyond ASCII',
  ranges: [
    [0x80, 0xd7ff],
    [0xe000, 0xffff],
    [0x10000, 0x10ffff],
  ],
};
