import type { TextValue } from '../../src/contract/contract.ts';
import { acceptedTexts, ordinaryText, refusedTexts, shortest, widestText } from '../text.ts';
import { validText } from '../text-arbitrary.ts';
import { longest } from '../text-parts.ts';
import { type Making, single, type ValueSample } from './making.ts';

/** Texts with rules: both sides of each. */
export const text: Making<TextValue> = {
  ordinary: ({ text: rules }, index) => {
    const length = Math.max(shortest(rules), Math.min(6, longest(rules)));
    const number = String(index);
    // A number at the end tells texts apart where there is room for it.
    return single(
      index > 0 && length > number.length + 1
        ? ordinaryText(rules, length - number.length) + number
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
