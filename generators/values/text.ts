import { asciiCharactersOf } from '../../src/contract/alphabet.ts';
import type { TextValue } from '../../src/contract/contract.ts';
import { acceptedTexts, ordinaryText, refusedTexts, shortest, widestText } from '../texts/text.ts';
import { validText } from '../texts/text-arbitrary.ts';
import { longest } from '../texts/text-parts.ts';
import { type Making, single, type ValueSample } from './making.ts';

/** Texts with rules: both sides of each. */
export const text: Making<TextValue> = {
  ordinary: ({ text: rules }, index) => {
    const letters = rules.plain.flatMap(asciiCharactersOf).filter((it) => /[a-z0-9]/i.test(it));
    const length = Math.max(shortest(rules), Math.min(6, longest(rules)));
    // Letters at the end tell texts apart where there is room for them.
    const tail = index === 0 || letters.length < 2 ? '' : numeral(letters, index);
    return single(
      length > tail.length + 1
        ? ordinaryText(rules, length - tail.length) + tail
        : ordinaryText(rules, length),
    );
  },
  largest: ({ text: rules }) => single(widestText(rules)),
  samples: ({ text: rules }) =>
    rules.rules.flatMap((rule): readonly ValueSample[] => [
      ...acceptedTexts(rules, rule)
        .filter(({ twin }) => twin === undefined)
        .map(
          ({ label, value, tier }): ValueSample => ({
            clause: rule.clause,
            side: 'accept',
            label,
            tier: tier === 'edge' ? 'edge' : 'sweep',
            entries: single(value),
          }),
        ),
      ...refusedTexts(rules, rule).map(
        ({ label, value, tier }): ValueSample => ({
          clause: rule.clause,
          side: 'refuse',
          label,
          tier: tier === 'edge' ? 'edge' : 'sweep',
          entries: single(value),
        }),
      ),
    ]),
  arbitrary: ({ text: rules }) => validText(rules).map(single),
};

/** `index` as letters, those of the lowest place last. */
function numeral(letters: readonly string[], index: number): string {
  const last = letters[index % letters.length] ?? '';
  return index < letters.length ? last : numeral(letters, Math.floor(index / letters.length)) + last;
}
