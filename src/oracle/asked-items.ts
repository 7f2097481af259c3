import type { Contract, Entries } from '../contract/contract.ts';
import { parameterPath } from '../contract/parameter-path.ts';
import type { Parameters } from '../contract/test-case.ts';
import { itemsOf } from './values/list.ts';
import { canonicalText } from './values/read-value.ts';

/**
 * The items that `values` give to a list of any value, numbered or in one text; null where the parameter is none of those or
 * nobody knows what its items are.
 */
export function askedItems(
  { parameters }: Contract,
  name: string,
  values: Parameters,
): readonly Entries[] | null {
  const parameter = parameters.find((it) => it.name === name);
  if (parameter?.shape !== 'value' || parameter.value.kind !== 'list') return null;
  const own = Object.entries(values).filter(([path]) => path === name || path.startsWith(`${name}.`));
  if (own.length === 0) return [];
  return itemsOf(parameter.value, Object.fromEntries(own.map(([path, it]) => [path.slice(name.length), it])));
}

/** What an absent parameter becomes, where the document says so. */
export function defaultOf({ parameters }: Contract, name: string): string | undefined {
  const parameter = parameters.find((it) => it.name === name);
  return parameter !== undefined && 'default' in parameter ? parameter.default : undefined;
}

/** `text` as the text by which it is compared: of values that may be spelled in several ways one spelling. */
export function comparable({ parameters }: Contract, name: string, text: string): string {
  const parameter = parameters.find((it) => it.name === name);
  return parameter?.shape === 'value' && text !== '' ? canonicalText(parameter.value, text) : text;
}

/** The values that `values` give to a numbered list, in order. */
export function indexed(
  values: Parameters,
  list: string,
): readonly { index: number; member: string; value: string }[] {
  return Object.entries(values)
    .map(([name, value]) => ({ ...parameterPath(name), value }))
    .flatMap(({ name, index, member, value }) =>
      name === list && index !== null ? [{ index, member: member ?? '', value }] : [],
    )
    .sort((a, b) => a.index - b.index);
}
