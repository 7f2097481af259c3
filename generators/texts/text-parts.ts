import { asciiCharactersOf, characterAt, holdsCharacter } from '../../src/contract/alphabet.ts';
import type { Text } from '../../src/contract/contract.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import { rulesOfKind } from '../../src/contract/rules-of-kind.ts';
import type { LengthUnit } from '../../src/contract/text-length.ts';
import type { Tier } from '../requests/case-draft.ts';

/** A text and what is special about it. */
export interface Sample {
  readonly label: string;
  readonly value: string;
  readonly tier: Tier;
  /** A text with the same open characters, and without what is special. */
  readonly twin?: string;
}

/** A sample; an edge unless said otherwise. */
export const sample = (label: string, value: string, tier: Tier = 'edge'): Sample => ({ label, value, tier });

/** What the length of `text` is counted in. */
export function unitOf(text: Text): LengthUnit {
  return rulesOfKind(text, 'length')[0]?.unit ?? 'code points';
}

/** Longest length that the rules of `text` allow, in its own unit: as many ASCII characters. */
export const longest: (text: Text) => number = oncePer((text) =>
  Math.min(...rulesOfKind(text, 'length').map(({ max }) => max), 1024),
);

/** The alphabets from which a first character is surely allowed. */
export function firstAlphabets(text: Text): Text['plain'] {
  return rulesOfKind(text, 'first')[0]?.accepts ?? text.plain;
}

/** A character that a text may surely start with. */
export const head: (text: Text) => string = oncePer((text) => {
  const [alphabet] = firstAlphabets(text);
  return (alphabet && characterAt(alphabet, 10)) ?? 'a';
});

/** `length` letters that no rule about a start or an inside minds. */
export function body(text: Text, length: number, start = head(text)): string {
  const letters = lettersOf(text);
  return (start + letters.repeat(Math.ceil(length / letters.length) + 1)).slice(0, length);
}

const lettersOf = oncePer((text: Text): string => {
  const plain = [...'abcdefgijklmnopqrstuvwxyz'].filter((letter) =>
    holdsCharacter(text.plain, letter.codePointAt(0) ?? 0),
  );
  return plain.length > 0 ? plain.join('') : head(text);
});

/** A start with every listed ASCII sign in it, and a digit where digits are listed. */
export const mixed: (text: Text) => string = oncePer((text) => {
  const listed = text.plain.flatMap(asciiCharactersOf);
  const signs = listed.filter((character) => !/[A-Za-z0-9]/.test(character));
  const digits = listed.filter((character) => /\d/.test(character)).slice(0, 1);
  // As much of it as leaves room for what comes behind.
  return (head(text) + [...signs, ...digits].join('')).slice(0, Math.max(longest(text) - 4, 1));
});

/** What a character is called in a label. */
export function named(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  if (character === ' ') return 'a space';
  return codePoint > 0x20 && codePoint < 0x7f
    ? character
    : `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
