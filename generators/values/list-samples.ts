import type { Entries, ListValue } from '../../src/contract/contract.ts';
import { encodeList } from './encode-list.ts';
import type { ValueSample } from './making.ts';

/** Longer lists would make requests that nothing has to take. */
export const mostItems = 100;

/** Each sample of an item alone, and the first wrong one of each clause behind a right one as well. */
export function itemSamples(
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

/** As few and as many items as there may be, and one less and one more. */
export function countSamples(
  value: ListValue,
  items: (count: number) => readonly Entries[] | null,
): readonly ValueSample[] {
  const { clause, min, max } = value;
  const of = (side: 'accept' | 'refuse', count: number): readonly ValueSample[] => {
    const made = count < 1 || count > mostItems + 1 ? null : items(count);
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

/** Each value once, and one of them twice, where that is told. */
export function repeatSamples(value: ListValue, made: readonly Entries[] | null): readonly ValueSample[] {
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
