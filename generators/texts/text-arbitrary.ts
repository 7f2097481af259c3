import fc from 'fast-check';
import type { Alphabet } from '../../src/contract/alphabet.ts';
import type { Text, TextRule } from '../../src/contract/contract.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import { readText } from '../../src/contract/read-text.ts';
import { ordinaryText, refusedTexts, shortest } from './text.ts';
import { firstAlphabets, longest } from './text-parts.ts';

/** One character of `alphabets`: each alphabet is as likely as the next, and in it each character. */
export const character: (alphabets: readonly Alphabet[]) => fc.Arbitrary<string> = oncePer((alphabets) =>
  fc.oneof(
    ...alphabets.map(({ ranges }) =>
      fc.oneof(
        ...ranges.map(([from, to]) => ({
          weight: to - from + 1,
          arbitrary: fc.integer({ min: from, max: to }).map((it) => String.fromCodePoint(it)),
        })),
      ),
    ),
  ),
);

/** Texts that keep every rule of `text`, over all its lengths and its whole alphabet. */
export function validText(text: Text): fc.Arbitrary<string> {
  return fc
    .integer({ min: shortest(text), max: longest(text) })
    .chain((length) => textOfLength(text, length));
}

/** Texts of `length` characters that keep every rule of `text`, where a text of that length can. */
export function textOfLength(text: Text, length: number): fc.Arbitrary<string> {
  const rest = { minLength: length - 1, maxLength: length - 1 };
  return fc
    .tuple(character(firstAlphabets(text)), fc.array(character(text.plain), rest))
    .map(([first, others]) => first + others.join(''))
    .map((value) => (readText(text, value).length === 0 ? value : ordinaryText(text, length)));
}

/** Texts that break `rule` and, where that can be, keep every other rule of `text`. */
export function faultyText(text: Text, rule: TextRule): fc.Arbitrary<string> {
  const valid = validText(text);
  const cut = (value: string) => [...value].slice(0, Math.max(longest(text) - 12, 1)).join('');
  switch (rule.kind) {
    case 'length':
      return fc
        .tuple(valid, fc.integer({ min: rule.max + 1, max: rule.max * 3 }))
        .map(([start, length]) => (start + ordinaryText(text, length)).slice(0, length))
        .map((value) => (soleFault(text, rule, value) ? value : ordinaryText(text, rule.max + 1)));
    case 'charset': {
      const spots = fc.tuple(
        valid.map(cut),
        fc.nat(),
        rule.refuses.length > 0 ? character(rule.refuses) : fc.constant(''),
      );
      return spots.map(([value, spot, bad]) => {
        const at = 1 + (spot % [...value].length);
        const characters = [...value];
        return [...characters.slice(0, at), bad, ...characters.slice(at)].join('');
      });
    }
    case 'first':
      return fc.tuple(character(rule.refuses), valid.map(cut)).map(([first, rest]) => first + rest);
    case 'prefix':
      return fc
        .tuple(fc.constantFrom(...rule.forbidden), valid.map(cut))
        .map(([prefix, rest]) => prefix + rest);
    case 'absent':
      return fc
        .tuple(fc.constantFrom(...rule.forbidden), valid.map(cut))
        .map(([forbidden, start]) => start + forbidden);
    case 'nonempty':
    case 'empty':
      return fc.constantFrom(...refusedTexts(text, rule).map(({ value }) => value));
  }
}

function soleFault(text: Text, rule: TextRule, value: string): boolean {
  return readText(text, value).every(
    (finding) => finding.kind === 'breaks' && finding.clause === rule.clause,
  );
}
