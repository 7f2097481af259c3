import type { ListValue, Value } from '../../contract/contract.ts';
import { breachOf, notTaken } from '../breach.ts';
import type { Check } from './checking.ts';
import { itemsIn } from './items.ts';

/** Lists, their items checked by `checkItem`. A number above the most is one too many, whatever gaps there are. */
export function list(checkItem: Check<Value>): Check<ListValue> {
  return (value, entries, fixtures) => {
    const items = itemsIn(value.encoding, entries);
    if (items === undefined) return [notTaken];
    const { min, max, distinct } = value;
    const count = Math.max(items.length, ...items.map(({ number }) => number));
    const texts = items.map((item) => JSON.stringify(Object.entries(item.entries).sort()));
    return [
      ...(items.length < min || count > max ? [breachOf(value)] : []),
      ...(distinct !== null && new Set(texts).size < texts.length ? [breachOf(distinct)] : []),
      ...items.flatMap((item, place) =>
        checkItem(value.of, item.entries, fixtures).map((breach) => ({ ...breach, at: place + 1 })),
      ),
    ];
  };
}
