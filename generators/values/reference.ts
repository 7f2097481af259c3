import fc from 'fast-check';
import type { ReferenceValue } from '../../src/contract/contract.ts';
import { type Making, samplesOf, single } from './making.ts';

/** What is known to exist, and what no target holds. */
export const reference: Making<ReferenceValue> = {
  ordinary: ({ fixture }, _, { fixtures }) =>
    fixtures[fixture] === undefined ? null : single(fixtures[fixture]),
  samples: ({ clause, fixture, unknown }, { fixtures }) => [
    ...(fixtures[fixture] === undefined
      ? []
      : samplesOf(clause, 'accept', [['a known id', fixtures[fixture]]])),
    ...samplesOf(
      clause,
      'refuse',
      unknown.map((id) => [`unknown id ${id}`, id] as const),
      1,
    ),
  ],
  arbitrary: ({ fixture }, { fixtures }) =>
    fixtures[fixture] === undefined ? null : fc.constant(single(fixtures[fixture])),
};
