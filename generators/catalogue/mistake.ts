/** Something that real stacks get wrong, as known from documentation or from public reports. */
export interface Mistake {
  /** What is mistaken, in a few words; part of labels. */
  readonly what: string;
  /** How it comes about. */
  readonly reason: string;
  /** Address of the documentation or report that says so. */
  readonly source: string;
}

/** What texts for one parameter are made from; whether they are right its rules decide afterwards. */
export interface Ground {
  /** An ordinary text of a few letters. */
  readonly word: string;
  /** An ordinary text of so many characters, the last of which stands nowhere else. */
  readonly exactly: (length: number) => string;
  /** So many characters beyond ASCII, where such are surely allowed; else an ordinary text. */
  readonly wide: (length: number) => string;
  readonly shortest: number;
  readonly longest: number;
  /** Texts that a value must not start with. */
  readonly prefixes: readonly string[];
  /** Signs that are surely allowed. */
  readonly signs: readonly string[];
}

/** Mistakes about a single text. */
export interface TextMistake extends Mistake {
  readonly texts: (ground: Ground) => readonly string[];
}

/** Mistakes about texts that may be refused, but not changed. */
export interface VerbatimMistake extends TextMistake {
  /** Those of one part are likely to be refused together. */
  readonly part: 0 | 1 | 2 | 3;
}

/** Mistakes about values out of a closed list: what a listed one is taken for. */
export interface ChoiceMistake extends Mistake {
  readonly values: (listed: string, other: string) => readonly string[];
}

/** Mistakes about the number in a name such as `Name.1`. */
export interface NumberMistake extends Mistake {
  readonly numbers: readonly string[];
}

/** Texts that have to be answered, whatever the answer. */
export interface OddMistake extends Mistake {
  readonly texts: readonly string[];
}

/** A long run of `unit` with `end` behind it, which has to be answered in the time that others take. */
export interface RunMistake extends Mistake {
  readonly unit: string;
  readonly end: string;
}

/** Texts that a store takes for one and the same, although they differ. */
export interface SameMistake extends Mistake {
  readonly alike: readonly string[];
}

/** Mistakes that only several requests show, by the kind of sequence that does. */
export interface SequenceMistake extends Mistake {
  readonly kind:
    | 'forget'
    | 'last-place'
    | 'leak'
    | 'list-when-full'
    | 'merge-tokens'
    | 'poison'
    | 'reuse-ids'
    | 'token-at-once';
}
