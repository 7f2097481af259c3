import { oncePer } from './once-per.ts';

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
export const charactersOf: (alphabet: Alphabet) => readonly string[] = oncePer(({ ranges }) =>
  ranges.flatMap(charactersIn),
);

/** The ASCII characters of `alphabet`, in order, however many others it has. */
export const asciiCharactersOf: (alphabet: Alphabet) => readonly string[] = oncePer(({ ranges }) =>
  ranges.flatMap(([from, to]) => charactersIn([from, Math.min(to, 0x7f)])),
);

/** The character at `index` of `alphabet`; undefined where it has no more than `index` characters. */
export function characterAt({ ranges }: Alphabet, index: number): string | undefined {
  let left = index;
  for (const [from, to] of ranges) {
    if (from + left <= to) return String.fromCodePoint(from + left);
    left -= to - from + 1;
  }
  return undefined;
}

/** The last character of `alphabet`; undefined where it is empty. */
export function lastCharacterOf({ ranges }: Alphabet): string | undefined {
  const range = ranges.at(-1);
  return range === undefined ? undefined : String.fromCodePoint(range[1]);
}

function charactersIn([from, to]: Alphabet['ranges'][number]): readonly string[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) =>
    String.fromCodePoint(from + offset),
  );
}
