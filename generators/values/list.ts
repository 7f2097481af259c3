import fc from 'fast-check';
import type { Entries, ListValue, Value } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { encodeList } from './encode-list.ts';
import { countSamples, itemSamples, mostItems, repeatSamples } from './list-samples.ts';
import type { Making } from './making.ts';

/** Lists, their items made by `makingOf`: items alone and among others, as many as there may be and one more. */
export function list(makingOf: (value: Value) => Making<Value>): Making<ListValue> {
  const items = (value: ListValue, count: number, facts: Facts): readonly Entries[] | null => {
    const { ordinary } = makingOf(value.of);
    const made = Array.from({ length: count }, (_, index) => ordinary(value.of, index, facts));
    const known = made.filter((it) => it !== null);
    const isDistinct = new Set(known.map((it) => JSON.stringify(it))).size === count;
    // One value twice is open or refused.
    return known.length === count && isDistinct ? known : null;
  };
  /** As many items as there are distinct values of, at most `count`. */
  const upTo = (value: ListValue, count: number, facts: Facts): readonly Entries[] | null => {
    for (let length = Math.min(count, mostItems); length >= Math.max(1, value.min); length--) {
      const made = items(value, length, facts);
      if (made !== null) return made;
    }
    return null;
  };
  const encoded = (value: ListValue, made: readonly Entries[] | null) =>
    made === null ? null : encodeList(value, made);
  return {
    ordinary: (value, index, facts) => {
      const made = upTo(value, Math.max(1, value.min) + index, facts);
      return encoded(value, made === null ? null : made.slice(-Math.max(1, value.min)));
    },
    largest: (value, facts) => encoded(value, upTo(value, value.max, facts)),
    samples: (value, facts) => [
      ...itemSamples(value, makingOf(value.of).samples(value.of, facts), (count) =>
        upTo(value, count, facts),
      ),
      ...countSamples(value, (count) => items(value, count, facts)),
      ...repeatSamples(value, upTo(value, Math.max(1, value.min), facts)),
    ],
    arbitrary: (value, facts) => {
      const item = makingOf(value.of).arbitrary(value.of, facts);
      const fewest = Math.max(1, value.min);
      return item === null || items(value, fewest, facts) === null
        ? null
        : fc
            .uniqueArray(item, {
              minLength: fewest,
              maxLength: Math.min(value.max, 8),
              selector: (it) => JSON.stringify(it),
            })
            .map((made) => encodeList(value, made));
    },
  };
}
