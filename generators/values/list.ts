import fc from 'fast-check';
import type { Entries, ListValue, Value } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { encodeList } from './encode-list.ts';
import type { Making, ValueSample } from './making.ts';

/** Longer lists would make requests that nothing has to take. */
const most = 100;

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
    for (let length = Math.min(count, most); length >= Math.max(1, value.min); length--) {
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

/** Each sample of an item alone, and the first wrong one of each clause behind a right one as well. */
function itemSamples(
  value: ListValue,
  samples: readonly ValueSample[],
  upTo: (count: number) => readonly Entries[] | null,
): readonly ValueSample[] {
  const fewest = Math.max(1, value.min);
  const around = upTo(fewest) ?? [];
  const more = (upTo(Math.min(value.max, fewest + 2)) ?? []).slice(0, -1);
  const met = new Set<string>();
  const isPlain = ({ entries }: ValueSample) =>
    value.encoding !== 'comma' || !(entries[''] ?? '').includes(',');
  return samples.filter(isPlain).flatMap((sample) => {
    const others = around
      .filter((it) => JSON.stringify(it) !== JSON.stringify(sample.entries))
      .slice(0, fewest - 1);
    if (others.length < fewest - 1) return [];
    const alone = { ...sample, entries: encodeList(value, [...others, sample.entries]) };
    const isFirst = sample.side === 'refuse' && !met.has(sample.clause);
    if (!isFirst || more.length === 0) return [alone];
    met.add(sample.clause);
    const last: ValueSample = {
      ...sample,
      label: `${sample.label}, ${more.length + 1} of ${more.length + 1}`,
      entries: encodeList(value, [...more, sample.entries]),
    };
    return [alone, last];
  });
}

function countSamples(
  value: ListValue,
  items: (count: number) => readonly Entries[] | null,
): readonly ValueSample[] {
  const { clause, min, max } = value;
  const of = (side: 'accept' | 'refuse', count: number): readonly ValueSample[] => {
    const made = count < 1 || count > most + 1 ? null : items(count);
    return made === null
      ? []
      : [
          {
            clause,
            side,
            label: `${count} ${count === 1 ? 'item' : 'items'}`,
            tier: 'edge',
            entries: encodeList(value, made),
          },
        ];
  };
  return [
    ...of('accept', Math.max(1, min)),
    ...(max > Math.max(1, min) ? of('accept', max) : []),
    ...of('refuse', max + 1),
    ...of('refuse', min - 1),
  ];
}

function repeatSamples(value: ListValue, made: readonly Entries[] | null): readonly ValueSample[] {
  const { distinct } = value;
  const [first] = made ?? [];
  if (distinct === null || first === undefined || value.max < 2 || made === null) return [];
  return [
    {
      clause: distinct.clause,
      side: 'accept',
      label: 'each value once',
      tier: 'edge',
      entries: encodeList(value, made),
    },
    {
      clause: distinct.clause,
      side: 'refuse',
      label: 'one value twice',
      tier: 'edge',
      entries: encodeList(value, [...made, first].slice(-value.max)),
    },
  ];
}
