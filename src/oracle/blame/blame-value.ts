import type { ValueParameter } from '../../contract/contract.ts';
import { alikeValues } from '../values/read-value.ts';
import { type RefusedRequest, type Suspect, withValues } from './suspect.ts';

/**
 * The clauses that speak of a value, each with a right value that differs in what the clause speaks of; those of the
 * clause that the case is about come first.
 */
export function valueSuspects(
  { planned, values, clause }: RefusedRequest,
  { name, value }: ValueParameter,
): readonly Suspect[] {
  const text = values[name];
  if (text === undefined) return [];
  const suspects = alikeValues(value, text).map((it) => ({
    clause: it.clause,
    cure: withValues(planned, { [name]: it.text }),
  }));
  const isOwn = (it: Suspect) => it.clause === clause;
  return [...suspects.filter(isOwn), ...suspects.filter((it) => !isOwn(it))];
}
