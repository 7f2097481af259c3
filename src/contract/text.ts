import type { Alphabet } from './alphabet.ts';
import type { DocumentedError } from './documented-error.ts';
import type { LengthUnit } from './text-length.ts';

/** The one statement about a text that a rule holds. `clause` is the clause's full id. */
interface RuleBase {
  readonly clause: string;
  /** The documented answers to a breach; empty when the documents name none. */
  readonly errors: readonly DocumentedError[];
}

/** Length in code points or in `unit`; a `min` of 0 leaves the lower side to the rules about the empty string. */
export interface LengthRule extends RuleBase {
  readonly kind: 'length';
  readonly unit?: LengthUnit;
  readonly min: number;
  readonly max: number;
}

/** What the first character may be; characters in neither list are open. */
export interface FirstRule extends RuleBase {
  readonly kind: 'first';
  readonly accepts: readonly Alphabet[];
  readonly refuses: readonly Alphabet[];
}

/** Characters that are refused anywhere; those that are neither plain nor refused are open. */
export interface CharsetRule extends RuleBase {
  readonly kind: 'charset';
  readonly refuses: readonly Alphabet[];
}

/** Texts that a value must not start with, letter for letter. */
export interface PrefixRule extends RuleBase {
  readonly kind: 'prefix';
  readonly forbidden: readonly string[];
}

/** The empty string is refused. */
export interface NonemptyRule extends RuleBase {
  readonly kind: 'nonempty';
}

/** The empty string is accepted. */
export interface EmptyRule extends RuleBase {
  readonly kind: 'empty';
}

/** Texts that a value must not hold anywhere, letter for letter. */
export interface AbsentRule extends RuleBase {
  readonly kind: 'absent';
  readonly forbidden: readonly string[];
}

export type TextRule =
  | LengthRule
  | FirstRule
  | CharsetRule
  | PrefixRule
  | AbsentRule
  | NonemptyRule
  | EmptyRule;

/** The open points that a text can touch, by clause id. */
export interface TextOpenPoints {
  /** Characters about which the document says nothing. */
  readonly characters: string;
  /** Characters outside the Basic Multilingual Plane, whose length the document leaves open. */
  readonly astral: string;
  /** The empty string, where no rule speaks of it. */
  readonly empty?: string;
  /** A forbidden prefix in other letter case. */
  readonly prefixCase?: string;
  /** Texts whose place inside a value is open. */
  readonly inside?: { readonly point: string; readonly texts: readonly string[] };
}

/** What the document says of a text value. */
export interface Text {
  readonly rules: readonly TextRule[];
  /** Characters that are surely allowed after the first. */
  readonly plain: readonly Alphabet[];
  /**
   * Given where the document says nothing of characters, and with texts of its own if it likes: a target may take them or
   * not, but what it took it shows as it was given.
   */
  readonly verbatim?: readonly string[];
  /** No two resources have the same text: a second request with it is refused. */
  readonly unique?: { readonly clause: string; readonly errors: readonly DocumentedError[] };
  readonly open: TextOpenPoints;
}
