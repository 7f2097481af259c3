import type { Entries, ValueParameter } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { makingOf } from '../values/making-of.ts';
import type { CaseDraft, Change } from './case-draft.ts';

/** The parameters of a request that hold `entries` of `parameter`. */
export function placed({ name }: ValueParameter, entries: Entries): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(entries).map(([rest, value]) => [`${name}${rest}`, value]));
}

/** An ordinary value of `parameter` as a change, the `index`-th of a row; null where none is known. */
export function ordinaryValue(parameter: ValueParameter, facts: Facts, index = 0): Change | null {
  const entries = makingOf(parameter.value).ordinary(parameter.value, index, facts);
  return entries === null ? null : placed(parameter, entries);
}

/** Drafts of every clause about a value of any kind. */
export function valueDrafts(parameter: ValueParameter, facts: Facts): readonly CaseDraft[] {
  const { value } = parameter;
  const ordinary = ordinaryValue(parameter, facts);
  return makingOf(value)
    .samples(value, facts)
    .map(
      ({ clause, side, label, tier, entries }): CaseDraft => ({
        clause,
        side,
        label,
        tier,
        change: placed(parameter, entries),
        ...(side === 'refuse' && ordinary !== null && { twin: ordinary }),
      }),
    );
}
