import { parametersOfShape } from '../../src/contract/of-shape.ts';
import type { Sequence } from '../../src/contract/sequence.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import type { Change } from '../requests/case-draft.ts';
import { faultsWithMarker } from './marked.ts';
import { build, count, create, shared, transportAt } from './sequence-steps.ts';

export function dryRunSequences(options: CaseOptions): readonly Sequence[] {
  return parametersOfShape(options.contract, 'dry-run').flatMap(({ name, clauses: { effect } }) => [
    build(options, effect, 'with a token', 'no-effect', [
      create(options, shared('token', 24), { [name]: 'true' }),
      count,
    ]),
    build(options, effect, 'without a token', 'no-effect', [
      create(options, null, { [name]: 'true' }, 2),
      count,
    ]),
  ]);
}

/** Refused requests and a look at what they created; with `most`, one sequence of that many requests. */
export function refusalSequences(options: CaseOptions, most?: number): readonly Sequence[] {
  const faults = faultsWithMarker(options);
  const clause = options.contract.common.refusalEffect;
  const batch = (
    label: string,
    token: (index: number) => string | null,
    some: readonly Change[],
    times = 1,
  ) =>
    build(options, clause, label, 'no-effect', [
      ...some.map((fault, index) =>
        create(options, token(index), fault, index === 0 ? times : 1, transportAt(options, index)),
      ),
      count,
    ]);
  const withToken = batch(
    'one fault of each kind',
    (index) => shared(`t${index}`, 24),
    faults.slice(0, most ?? faults.length),
  );
  if (most !== undefined) return [withToken];
  return [
    withToken,
    batch(
      'one fault of each kind without a token',
      () => null,
      faults.filter((_, index) => index % 4 === 0),
      // Two that are the same to the letter still get answers of their own.
      2,
    ),
  ];
}
