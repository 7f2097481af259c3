import type { Paging } from '../../contract/contract.ts';
import { type Parameter, parameterOf } from '../../endpoint/decode-form.ts';
import type { Fields } from '../../endpoint/fields.ts';
import type { Resource } from '../state.ts';

/** One page of a list, and what the answer says beside it. */
export interface Page {
  readonly resources: readonly Resource[];
  readonly beside: Fields;
}

type Turn<P> = (paging: P, sent: readonly Parameter[], all: readonly Resource[]) => Page | undefined;

/** How many a page has when nobody says it. */
const usualSize = 10;

const turn: { readonly [K in Paging['kind']]: Turn<Extract<Paging, { kind: K }>> } = {
  token: ({ size: sizeName, most, next }, sent, all) => {
    const size =
      numberIn(sent, sizeName, most) ?? (isGiven(sent, sizeName) ? undefined : Math.min(usualSize, most));
    const after = isGiven(sent, next) ? numberIn(sent, next, Number.MAX_SAFE_INTEGER) : 0;
    if (size === undefined || after === undefined) return undefined;
    // A token names a place in the order of creation, so that what is deleted between two pages hides nothing.
    const rest = all.filter(({ order }) => order > after);
    const resources = rest.slice(0, size);
    const last = resources.at(-1);
    return {
      resources,
      beside: last === undefined || rest.length <= size ? {} : { [next]: String(last.order) },
    };
  },
  number: ({ page: pageName, size: sizeName, most }, sent, all) => {
    const size =
      numberIn(sent, sizeName, most) ?? (isGiven(sent, sizeName) ? undefined : Math.min(usualSize, most));
    const page =
      numberIn(sent, pageName, Number.MAX_SAFE_INTEGER) ?? (isGiven(sent, pageName) ? undefined : 1);
    if (size === undefined || page === undefined) return undefined;
    return {
      resources: all.slice((page - 1) * size, page * size),
      beside: { [pageName]: page, [sizeName]: size },
    };
  },
  whole: (_, __, all) => ({ resources: all, beside: {} }),
};

const isGiven = (sent: readonly Parameter[], name: string) => (parameterOf(sent, name) ?? '') !== '';

function numberIn(sent: readonly Parameter[], name: string, most: number): number | undefined {
  const text = parameterOf(sent, name) ?? '';
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : undefined;
}

/** The page that a request asks for in one of the ways of the list; undefined where it asks for none that there is. */
export function pageOf(
  pagings: readonly Paging[],
  sent: readonly Parameter[],
  all: readonly Resource[],
): Page | undefined {
  const paging = pagings.find((it) => namesOf(it).some((name) => isGiven(sent, name))) ?? pagings[0];
  if (paging === undefined) return { resources: all, beside: {} };
  // The table is keyed by the paging's own kind, which TypeScript cannot follow through an index.
  return (turn[paging.kind] as Turn<Paging>)(paging, sent, all);
}

const namesOf = (paging: Paging): readonly string[] =>
  ['size', 'next', 'page'].flatMap((key) => {
    const name: unknown = Object.entries(paging).find(([own]) => own === key)?.[1];
    return typeof name === 'string' ? [name] : [];
  });
