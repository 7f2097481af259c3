/** Whether one character (a code point) belongs. */
export type CharacterSet = (character: string) => boolean;

/** The characters that `pattern` matches. */
export function matching(pattern: RegExp): CharacterSet {
  return (character) => pattern.test(character);
}

/** The characters of any of `sets`. */
export function anyOf(...sets: readonly CharacterSet[]): CharacterSet {
  return (character) => sets.some((set) => set(character));
}

/** The characters of `text`. */
export function oneOf(text: string): CharacterSet {
  const characters = new Set(text);
  return (character) => characters.has(character);
}

/** The characters of `set` that are not in `text`. */
export function without(set: CharacterSet, text: string): CharacterSet {
  const characters = new Set(text);
  return (character) => set(character) && !characters.has(character);
}

export const latinLetters = matching(/^[A-Za-z]$/);
export const chineseCharacters = matching(/^\p{Script=Han}$/u);
export const otherLetters = matching(/^\p{L}$/u);
export const digits = matching(/^[0-9]$/);
export const everything: CharacterSet = () => true;
