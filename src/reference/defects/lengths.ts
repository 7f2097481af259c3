import type { Variation } from '../behaviour.ts';
import { groupClause, policyClause } from '../clause-id.ts';
import type { TextRule } from '../rules/text-rules.ts';
import { changeText } from '../variation/change.ts';
import { defect } from './defect.ts';
import { type TextParameter, textParameters } from './texts.ts';

const bytes = (text: string): number => Buffer.byteLength(text);

function wrongLengths(text: TextParameter): readonly Variation[] {
  const { family, noun, rule, length } = text;
  const wrong = (name: string, about: string, change: (rule: TextRule) => Partial<TextRule>): Variation =>
    defect(`${family}-length/${name}`, about, [length], changeText(rule, change));
  return [
    wrong('max-plus-one', `takes a ${noun} of one character too many`, ({ max }) => ({ max: max + 1 })),
    wrong('max-minus-one', `refuses a ${noun} of the most characters`, ({ max }) => ({ max: max - 1 })),
    wrong('max-missing', `takes a ${noun} of any length`, () => ({ max: Number.POSITIVE_INFINITY })),
    wrong('max-half', `refuses a ${noun} of more than half of the most characters`, ({ max }) => ({
      max: max / 2,
    })),
    wrong('max-doubled', `takes a ${noun} of up to twice the most characters`, ({ max }) => ({
      max: max * 2,
    })),
    ...(text.takesChinese
      ? [wrong('in-bytes', `counts the bytes of a ${noun}`, () => ({ measure: bytes }))]
      : []),
  ];
}

function wrongLeastLengths({ family, noun, rule, length }: TextParameter): readonly Variation[] {
  const least = (name: string, about: string, by: number): Variation =>
    defect(
      `${family}-length/${name}`,
      about,
      [length],
      changeText(rule, ({ min }) => ({ min: min + by })),
    );
  return [
    least('min-minus-one', `takes a ${noun} of one character`, -1),
    least('min-plus-one', `refuses a ${noun} of two characters`, 1),
    least('min-plus-eight', `refuses a ${noun} of less than ten characters`, 8),
  ];
}

/** Wrong limits of the length of texts. */
export const lengthDefects: readonly Variation[] = [
  ...textParameters.flatMap(wrongLengths),
  ...textParameters.filter(({ rule }) => /name|description/i.test(rule)).flatMap(wrongLeastLengths),
  defect(
    'sp-name-length/multiples-of-16-refused',
    'refuses a policy name of 16, 32, 48 characters and so on',
    [policyClause('SecurityPolicyName.length')],
    changeText('policyName', ({ max }) => ({
      measure: (text) => (text.length % 16 === 0 ? max + 1 : text.length),
    })),
  ),
  defect(
    'sg-tag-key-length/min-plus-one',
    'refuses a tag key of one character',
    [groupClause('Tag.Key.length'), groupClause('Tag.Key.nonempty')],
    changeText('tagKey', () => ({ min: 2 })),
  ),
  defect(
    'sg-tag-value/empty-refused',
    'refuses an empty tag value',
    [groupClause('Tag.Value.empty')],
    changeText('tagValue', () => ({ min: 1 })),
  ),
  ...textParameters
    .filter(({ parameter }) => parameter === 'ClientToken')
    .map(({ family, noun, rule, length }) =>
      defect(
        `${family}-length/min-plus-one`,
        `refuses a ${noun} of one character`,
        [length],
        changeText(rule, () => ({ min: 2 })),
      ),
    ),
];
