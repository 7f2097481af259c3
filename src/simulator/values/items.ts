import type { Entries, ListValue } from '../../contract/contract.ts';
import { onlyText } from './checking.ts';
import { entriesIn, partsIn } from './entries.ts';

/** One item of a list, and its number. */
export interface Item {
  readonly number: number;
  readonly entries: Entries;
}

type Read = (entries: Entries) => readonly Item[] | undefined;

/** The items in the order of their numbers, whatever gaps there are; undefined where the names are no numbers. */
const numbered: Read = (entries) => {
  const parts = partsIn(entries);
  if (parts === undefined) return undefined;
  const items = [...parts].map(([number, inner]) => ({
    number: Number(number),
    name: number,
    entries: inner,
  }));
  if (items.some(({ name }) => !/^[1-9]\d{0,5}$/.test(name))) return undefined;
  return items.toSorted((one, other) => one.number - other.number);
};

const inOrder = (items: readonly Entries[]): readonly Item[] =>
  items.map((entries, place) => ({ number: place + 1, entries }));

const readers: { readonly [E in ListValue['encoding']]: Read } = {
  numbered,
  json: (entries) => {
    const json = parsed(onlyText(entries));
    const items = Array.isArray(json) ? json.map(entriesIn) : [undefined];
    return items.every((item) => item !== undefined) ? inOrder(items) : undefined;
  },
  comma: (entries) => {
    const given = onlyText(entries);
    return given === undefined || given === ''
      ? undefined
      : inOrder(given.split(',').map((item) => ({ '': item })));
  },
};

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** The items of a list that came as `encoding` says; undefined where it came in another way. */
export function itemsIn(encoding: ListValue['encoding'], entries: Entries): readonly Item[] | undefined {
  return readers[encoding](entries);
}
