import type { SupportRule } from '../../contract/contract.ts';
import { type Breach, breachOf } from '../breach.ts';
import type { Request } from '../request.ts';
import { itemsIn } from '../values/items.ts';

/** Each value of a list that none of the values of another supports. What no list knows is another rule's matter. */
export function checkSupport(rule: SupportRule, request: Request): readonly Breach[] {
  const valuesOf = (name: string) =>
    itemsIn('numbered', request.get(name) ?? {})?.map(({ entries }) => entries[''] ?? '') ?? [];
  const supported = valuesOf(rule.by).flatMap((by) => rule.table[by] ?? []);
  const isKnown = (value: string) => Object.values(rule.table).some((values) => values.includes(value));
  if (supported.length === 0) return [];
  return valuesOf(rule.each).flatMap((value, place) =>
    isKnown(value) && !supported.includes(value) ? [{ ...breachOf(rule), at: place + 1 }] : [],
  );
}
