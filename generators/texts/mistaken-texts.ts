import { holdsCharacter } from '../../src/contract/alphabet.ts';
import type { Text, TextRule } from '../../src/contract/contract.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import { readText } from '../../src/contract/read-text.ts';
import { rulesOfKind } from '../../src/contract/rules-of-kind.ts';
import { storageAlike, storageVerbatim, textMistakes, typeTexts } from '../catalogue/catalogue.ts';
import type { Ground, TextMistake } from '../catalogue/mistake.ts';
import { body, head, longest, type Sample, sample } from './text-parts.ts';

/** What the catalogue says that a check of `text` may take for something else, each with the one clause that it breaks, or none. */
interface Mistaken {
  readonly sample: Sample;
  /** Null for a text that keeps every rule. */
  readonly clause: string | null;
}

/** Texts of the catalogue that break `rule` and nothing else, the likeliest of each mistake first. */
export function mistakenFaults(text: Text, rule: TextRule): readonly Sample[] {
  return mistakenBy(text).flatMap((it) => (it.clause === rule.clause ? [it.sample] : []));
}

/** Texts of the catalogue that keep every rule of `text`. */
export function mistakenValid(text: Text): readonly Sample[] {
  return mistakenBy(text).flatMap((it) => (it.clause === null ? [it.sample] : []));
}

/** Texts that keep every rule, and that a program which guesses types takes for a number, a truth value or nothing. */
export function mistakableTexts(text: Text): readonly string[] {
  const ground = groundOf(text);
  return typeTexts.flatMap((it) => it.texts(ground)).filter((value) => clauseOf(text, value) === null);
}

/** Sets of texts that keep every rule and that a store takes for one and the same. */
export function alikeTexts(text: Text): readonly string[] {
  return storageAlike.flatMap(({ alike }) => {
    const valid = alike.filter((value) => clauseOf(text, value) === null);
    return valid.length > 1 ? valid : [];
  });
}

/**
 * Texts whose characters may be refused, but which are shown as they were given if they are taken; those that are likely to
 * be refused together in one list. None where the documents do not say so of `text`.
 */
export function verbatimTexts(text: Text): readonly (readonly string[])[] {
  if (text.verbatim === undefined) return [];
  const ground = groundOf(text);
  const mayStand = (value: string) => isComposed(value) && isUnbroken(text, value);
  const alike = storageAlike.flatMap((it) => it.alike).filter((value) => /[^\w.-]/.test(value));
  const lists = [0, 1, 2, 3].map((part) =>
    storageVerbatim.flatMap((it) => (it.part === part ? it.texts(ground) : [])),
  );
  return [[...text.verbatim, ...(lists[0] ?? [])], [...(lists[1] ?? []), ...alike], ...lists.slice(2)]
    .map((some) => some.filter(mayStand))
    .filter(({ length }) => length > 0);
}

/** A text of as much as may be refused or changed, with blanks around it; null where the rules leave no room for that. */
export function changeableText(text: Text): string | null {
  const all = storageVerbatim.flatMap((it) => it.texts(groundOf(text)));
  const value = all.reduce(
    (sum, it) => (sum.length + it.length < longest(text) - 2 ? `${sum}${it} ` : sum),
    ' ',
  );
  const isOpen = readText(text, value).length > 0;
  return isOpen && isUnbroken(text, value) ? value : null;
}

const isUnbroken = (text: Text, value: string): boolean =>
  readText(text, value).every(({ kind }) => kind === 'open');

/** Canonically equal texts may be kept as one, for they are the same characters to a reader. */
const isComposed = (value: string): boolean => value.normalize('NFC') === value;

// Made once: faults, filler values and contexts of a contract all ask for them.
const mistakenBy = oncePer((text: Text): readonly Mistaken[] => {
  const ground = groundOf(text);
  const lists = textMistakes.map((mistake) => samplesOf(mistake, ground));
  const most = Math.max(...lists.map(({ length }) => length));
  // One of each mistake, then the second of each, so that few of them are of many kinds.
  const all = Array.from({ length: most }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
  const seen = new Set<string>();
  return all
    .filter(({ value }) => value !== '' && !seen.has(value) && seen.add(value))
    .flatMap((it) => {
      const clause = clauseOf(text, it.value);
      return clause === undefined ? [] : [{ sample: it, clause }];
    });
});

function samplesOf({ what, texts }: TextMistake, ground: Ground): readonly Sample[] {
  return texts(ground).map((value, index) => sample(`${what} ${index + 1}`, value));
}

/** The one clause that `value` breaks, null for none; undefined when it breaks several or touches an open point. */
function clauseOf(text: Text, value: string): string | null | undefined {
  const [first, ...others] = readText(text, value);
  if (first === undefined) return null;
  return others.length === 0 && first.kind === 'breaks' ? first.clause : undefined;
}

const groundOf = oncePer((text: Text): Ground => {
  const plain = (character: string) => holdsCharacter(text.plain, character.codePointAt(0) ?? 0);
  const wide = text.plain.find(({ ranges }) => ranges.some(([from]) => from > 0x7f));
  const last = ['Z', 'z', '9'].find(plain) ?? head(text);
  const from = wide?.ranges[0]?.[0];
  const wideCharacters = (length: number) =>
    Array.from({ length }, (_, at) => String.fromCodePoint((from ?? 0) + ((at * 131) % 20_000))).join('');
  const least = rulesOfKind(text, 'length').map(({ min }) => min);
  return {
    word: body(text, 6),
    exactly: (length) => (length <= 1 ? head(text) : body(text, length - 1) + last),
    wide: (length) => (from === undefined ? body(text, length) : wideCharacters(length)),
    shortest: Math.max(1, ...least),
    longest: longest(text),
    prefixes: rulesOfKind(text, 'prefix').flatMap(({ forbidden }) => forbidden),
    signs: ['-', '_', '.', ':'].filter(plain),
  };
});
