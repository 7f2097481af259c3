import type { Alphabet } from '../../src/contract/alphabet.ts';
import type { Text, TextRule } from '../../src/contract/contract.ts';
import { rulesOfKind } from '../../src/contract/rules-of-kind.ts';
import { textLength } from '../../src/contract/text-length.ts';
import { shortest } from './text.ts';
import { longest } from './text-parts.ts';

type Narrow<R> = (text: Text, rule: R, refused: string, accepted: string) => Text;

const narrows: { readonly [K in TextRule['kind']]?: Narrow<Extract<TextRule, { kind: K }>> } = {
  first: (text, rule, refused) => {
    const [first] = refused;
    return first === undefined
      ? text
      : replaced(text, rule, { ...rule, accepts: without(rule.accepts, first) });
  },
  length: (text, rule, refused, accepted) => {
    const length = textLength(refused, rule.unit);
    const isLong = length > textLength(accepted, rule.unit);
    const narrower = isLong
      ? { max: Math.min(rule.max, length - 1) }
      : { min: Math.max(rule.min, length + 1) };
    return replaced(text, rule, { ...rule, ...narrower });
  },
  charset: (text, _, refused, accepted) => {
    const strange = [...refused].filter((character) => !accepted.includes(character));
    const plain = strange.reduce(
      (alphabets, character) =>
        /[a-z]/i.test(character) ? withoutLetter(alphabets, character) : without(alphabets, character),
      text.plain,
    );
    return plain.length === 0 ? text : { ...text, plain };
  },
};

/** `text` without what about `clause` made a target turn `refused` down, in whose place it takes `accepted`. */
export function narrowText(
  text: Text,
  clause: string,
  refused: string | undefined,
  accepted: string | undefined,
): Text {
  const rule = text.rules.find((it) => it.clause === clause);
  if (rule === undefined || refused === undefined) return text;
  // The table is keyed by the rule's own kind, which TypeScript cannot follow through an index.
  const narrow = narrows[rule.kind] as Narrow<TextRule> | undefined;
  return narrow?.(text, rule, refused, accepted ?? '') ?? text;
}

function replaced(text: Text, rule: Text['rules'][number], by: Text['rules'][number]): Text {
  const narrower = { ...text, rules: text.rules.map((it) => (it === rule ? by : it)) };
  const isEmpty =
    rulesOfKind({ rules: [by] }, 'first').some(({ accepts }) => accepts.length === 0) ||
    shortest(narrower) > longest(narrower);
  return isEmpty ? text : narrower;
}

/** The alphabets without the range that holds `character`. */
function without(alphabets: readonly Alphabet[], character: string): readonly Alphabet[] {
  const codePoint = character.codePointAt(0) ?? 0;
  return alphabets.flatMap((alphabet) => {
    const ranges = alphabet.ranges.filter(([from, to]) => codePoint < from || codePoint > to);
    return ranges.length === 0
      ? []
      : [ranges.length === alphabet.ranges.length ? alphabet : { ...alphabet, ranges }];
  });
}

/** The alphabets without one letter: the others are as likely accepted as before. */
function withoutLetter(alphabets: readonly Alphabet[], letter: string): readonly Alphabet[] {
  const codePoint = letter.codePointAt(0) ?? 0;
  return alphabets.map((alphabet) => ({
    ...alphabet,
    ranges: alphabet.ranges.flatMap(([from, to]): Alphabet['ranges'] => {
      if (codePoint < from || codePoint > to) return [[from, to]];
      const parts: Alphabet['ranges'] = [
        [from, codePoint - 1],
        [codePoint + 1, to],
      ];
      return parts.filter(([first, last]) => first <= last);
    }),
  }));
}
