import type { Sequence } from '../contract/sequence.ts';
import type { Batch, TestCase } from '../contract/test-case.ts';
import type { RunOptions } from './run-options.ts';

type Settling = Pick<RunOptions, 'settled'>;

/** Whether what has this name is still to be sent. */
export function isUnsettled({ settled }: Settling, name: string): boolean {
  return settled === undefined || !settled.has(name);
}

/** The cases and batches that are still to be sent; a batch of which only some are is taken apart. */
export function unsettledCases(
  options: Settling,
  items: readonly (TestCase | Batch)[],
): readonly (TestCase | Batch)[] {
  return items.flatMap((it) => {
    const cases = 'parts' in it ? it.parts : [it];
    const left = cases.filter(({ id }) => isUnsettled(options, id));
    return left.length === cases.length ? [it] : left;
  });
}

/** The sequences that are still to be executed; one that stands for several of which only some are is taken apart. */
export function unsettledSequences(options: Settling, sequences: readonly Sequence[]): readonly Sequence[] {
  return sequences.flatMap((it) => {
    const parts = it.parts ?? [it];
    const left = parts.filter(({ id }) => isUnsettled(options, id));
    return left.length === parts.length ? [it] : left;
  });
}

/** The cases of a space that are still to be sent, made while they are sent. */
export function* unsettledOf(options: Settling, cases: Iterable<TestCase>): Generator<TestCase> {
  for (const it of cases) if (isUnsettled(options, it.id)) yield it;
}
