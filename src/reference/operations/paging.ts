import { type Parameter, parameterOf } from '../../endpoint/decode-form.ts';
import { nonEmpty } from './read-group-request.ts';

/** One page of a list, and the token of the next one, where there is a next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/** An integer parameter within bounds; `otherwise` when absent, undefined when it is no such integer. */
export function readInteger(
  parameters: readonly Parameter[],
  name: string,
  [least, most]: readonly [number, number],
  otherwise: number,
): number | undefined {
  const text = nonEmpty(parameterOf(parameters, name));
  if (text === undefined) return otherwise;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

/**
 * The page behind `token`; undefined when it is no token. Tokens name a place in the order of creation and not a
 * count, so that what is created or deleted between two pages neither repeats nor hides an item.
 */
export function pageAfter<T extends { readonly order: number }>(
  items: readonly T[],
  token: string | undefined,
  size: number,
): Page<T> | undefined {
  const after = token === undefined ? '0' : Buffer.from(token, 'base64url').toString();
  if (!/^\d{1,15}$/.test(after)) return undefined;
  const rest = items
    .filter(({ order }) => order > Number(after))
    .sort((one, other) => one.order - other.order);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const nextToken =
    last === undefined || page.length === rest.length
      ? undefined
      : Buffer.from(String(last.order)).toString('base64url');
  return { items: page, nextToken };
}
