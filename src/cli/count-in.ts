import { quoted } from '../client/quoted.ts';
import { UsageError } from './usage-error.ts';

/** The number that `option` is given. Throws when it is no whole number between these two, both included. */
export function countIn(
  option: string,
  text: string,
  [least, most]: readonly [number, number],
  hint: string,
): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= least && count <= most) return count;
  throw new UsageError(
    `${option}: expected a whole number from ${least} to ${most}, received ${quoted(text)}.`,
    hint,
  );
}
