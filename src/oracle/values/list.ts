import type { Entries, ListValue } from '../../contract/contract.ts';
import type { Facts } from '../../contract/facts.ts';
import { breaks, type Finding, touches } from '../../contract/finding.ts';
import { entriesOf, partsOf } from './parts.ts';
import type { Reading } from './reading.ts';

type ReadItem = (value: ListValue['of'], entries: Entries, facts: Facts) => readonly Finding[];

/** Lists, their items read by `readItem`: gaps in the numbers, other encodings and one value twice are open. */
export function list(readItem: ReadItem): Reading<ListValue> {
  return {
    items: itemsOf,
    read: (value, entries, facts) => {
      const items = itemsOf(value, entries);
      if (items === null) return [touches(value.open)];
      const findings = items.flatMap((item) => readItem(value.of, item, facts));
      const texts = items.map((item) => JSON.stringify(item));
      const isRepeated = new Set(texts).size < texts.length;
      const { min, max, distinct } = value;
      return [
        ...findings,
        ...(items.length < min || items.length > max ? [breaks(value)] : []),
        ...(isRepeated ? [distinct === null ? touches(value.open) : breaks(distinct)] : []),
      ];
    },
  };
}

function itemsOf({ encoding, max }: ListValue, entries: Entries): readonly Entries[] | null {
  return readers[encoding](entries, max);
}

const readers: {
  readonly [E in ListValue['encoding']]: (entries: Entries, max: number) => readonly Entries[] | null;
} = {
  numbered: (entries, max) => {
    const parts = partsOf(entries);
    const numbers = [...parts.keys()];
    if (!numbers.every((it) => /^[1-9]\d{0,5}$/.test(it))) return null;
    const sorted = numbers.map(Number).sort((one, other) => one - other);
    const isGapless = sorted.every((number, index) => number === index + 1);
    // A number beyond the last one is one too many, whatever is made of the gap before it.
    if (!isGapless && (sorted.at(-1) ?? 0) <= max) return null;
    return sorted.map((number) => parts.get(String(number)) ?? {});
  },
  json: (entries) => {
    const json = parsed(entries['']);
    if (!Array.isArray(json)) return null;
    const items = json.map(entriesOf);
    return items.every((item) => item !== null) ? items : null;
  },
  comma: (entries) => {
    const text = entries[''];
    if (text === undefined || text === '' || Object.keys(entries).length > 1) return null;
    const items = text.split(',');
    return items.some((item) => item === '' || item !== item.trim())
      ? null
      : items.map((item) => ({ '': item }));
  },
};

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
