import type { Entries } from '../../contract/contract.ts';
import { breaks, type Finding, touches } from '../../contract/finding.ts';
import { textIn } from './reading.ts';

interface Scalar {
  readonly clause: string;
  readonly errors: Parameters<typeof breaks>[0]['errors'];
  readonly open: string;
}

/**
 * What a value says that stands in one place, as `judge` has it: right, wrong, or open. The empty string and a value in
 * several places are open whatever the kind.
 */
export function readScalar<V extends Scalar>(
  value: V,
  entries: Entries,
  judge: (text: string) => 'right' | 'wrong' | 'open',
): readonly Finding[] {
  const text = textIn(entries);
  if (text === undefined || text.trim() === '') return [touches(value.open)];
  const verdict = judge(text);
  return verdict === 'right' ? [] : [verdict === 'wrong' ? breaks(value) : touches(value.open)];
}
