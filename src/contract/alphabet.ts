/** A named set of characters, as inclusive ranges of code points. */
export interface Alphabet {
  readonly name: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** Whether one of `alphabets` holds `codePoint`. */
export function holdsCharacter(alphabets: readonly Alphabet[], codePoint: number): boolean {
  return alphabets.some(({ ranges }) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to));
}

/** Every character of `alphabet`, in order. */
export function charactersOf(alphabet: Alphabet): readonly string[] {
  return alphabet.ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, offset) => String.fromCodePoint(from + offset)),
  );
}
