import fc from 'fast-check';
import type { ChoiceValue } from '../../src/contract/contract.ts';
import { type Making, samplesOf, single } from './making.ts';

/** Each listed value, and values that are near to one or known elsewhere and listed nowhere. */
export const choice: Making<ChoiceValue> = {
  ordinary: ({ values }, index) => single(values[index % values.length] ?? ''),
  without: (value, refused) => {
    const values = value.values.filter((it) => it !== refused);
    return values.length === 0 ? null : { ...value, values };
  },
  samples: (value) => {
    const { clause, values, closed } = value;
    return [
      ...samplesOf(
        clause,
        'accept',
        values.map((it) => [it, it] as const),
      ),
      ...(closed
        ? samplesOf(
            clause,
            'refuse',
            foreignTo(value).map((it) => [it, it] as const),
            3,
          )
        : []),
    ];
  },
  arbitrary: ({ values }) => fc.constantFrom(...values).map(single),
};

function foreignTo({ values, openValues, invalidValues }: ChoiceValue): readonly string[] {
  const [first = 'value'] = values;
  const last = values.at(-1) ?? first;
  const known = new Set([...values, ...openValues].map((it) => it.toLowerCase()));
  const candidates = [
    ...invalidValues,
    'no-such-value',
    `${last}x`,
    first.slice(0, -1),
    `${first},${last}`,
    `x${first}`,
  ];
  return [...new Set(candidates)].filter((it) => it.trim() !== '' && !known.has(it.trim().toLowerCase()));
}
