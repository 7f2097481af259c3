import fc from 'fast-check';
import type { BooleanValue } from '../../src/contract/contract.ts';
import { type Making, samplesOf, single } from './making.ts';

/** `true`, `false`, and words that nothing reads as either. */
export const boolean: Making<BooleanValue> = {
  ordinary: (_, index) => single(index % 2 === 0 ? 'true' : 'false'),
  samples: ({ clause, closed }) => [
    ...samplesOf(clause, 'accept', [
      ['true', 'true'],
      ['false', 'false'],
    ]),
    ...(closed
      ? samplesOf(
          clause,
          'refuse',
          [
            ['a word', 'maybe'],
            ['a number', '2'],
            ['true and more', 'trueish'],
          ],
          2,
        )
      : []),
  ],
  arbitrary: () => fc.boolean().map((it) => single(String(it))),
};
