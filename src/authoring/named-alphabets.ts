import type { Alphabet } from '../contract/alphabet.ts';
import { holdsCharacter } from '../contract/alphabet.ts';
import { asciiControl, chinese, digit, exactly, latin } from './alphabets.ts';

const named: Readonly<Record<string, Alphabet>> = {
  latin,
  digit,
  chinese,
  upper: { name: 'letters A–Z', ranges: [[0x41, 0x5a]] },
  lower: { name: 'letters a–z', ranges: [[0x61, 0x7a]] },
};

/** The alphabets with these names; a text that is no name stands for its own characters. */
export function alphabetsOf(names: readonly string[]): readonly Alphabet[] {
  return names.map((name) => (Object.hasOwn(named, name) ? named[name] : undefined) ?? exactly(...name));
}

/** ASCII without `allowed`, what can be seen and what cannot apart; nothing where all of it is allowed. */
export function asciiBut(allowed: readonly Alphabet[]): readonly Alphabet[] {
  const visible = Array.from({ length: 0x7f - 0x20 }, (_, at) => 0x20 + at).filter(
    (codePoint) => !holdsCharacter(allowed, codePoint),
  );
  const graphic: Alphabet = {
    name: 'space and other ASCII characters',
    ranges: visible.map((codePoint) => [codePoint, codePoint]),
  };
  return visible.length === 0 ? [asciiControl] : [graphic, asciiControl];
}

/** Visible ASCII of `allowed`, or all letters, digits and punctuation, that is in none of `first`. */
export function notFirst(
  allowed: readonly Alphabet[] | null,
  first: readonly Alphabet[],
): readonly Alphabet[] {
  const left = Array.from({ length: 0x7f - 0x21 }, (_, at) => 0x21 + at).filter(
    (codePoint) =>
      (allowed === null || holdsCharacter(allowed, codePoint)) && !holdsCharacter(first, codePoint),
  );
  return left.length === 0
    ? []
    : [{ name: 'what it must not start with', ranges: left.map((codePoint) => [codePoint, codePoint]) }];
}
