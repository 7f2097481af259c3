import type { Contract, Entries } from '../contract/contract.ts';
import { parameterCalled } from '../contract/of-shape.ts';
import { parameterPath } from '../contract/parameter-path.ts';
import type { Parameters } from '../contract/test-case.ts';
import { canonicalText, hasItems, itemsIn } from './values/read-value.ts';

/**
 * The items that `values` give to a list of any value, numbered or in one text; null where the parameter is none of those or
 * nobody knows what its items are.
 */
export function askedItems(contract: Contract, name: string, values: Parameters): readonly Entries[] | null {
  const value = parameterCalled(contract, name, 'value')?.value;
  if (value === undefined || !hasItems(value)) return null;
  const own = Object.entries(values).filter(([path]) => path === name || path.startsWith(`${name}.`));
  if (own.length === 0) return [];
  return itemsIn(value, Object.fromEntries(own.map(([path, it]) => [path.slice(name.length), it])));
}

/** What an absent parameter becomes, where the document says so. */
export function defaultOf({ parameters }: Contract, name: string): string | undefined {
  const parameter = parameters.find((it) => it.name === name);
  return parameter !== undefined && 'default' in parameter ? parameter.default : undefined;
}

/** `text` as the text by which it is compared: of values that may be spelled in several ways one spelling. */
export function comparable(contract: Contract, name: string, text: string): string {
  const value = parameterCalled(contract, name, 'value')?.value;
  return value === undefined || text === '' ? text : canonicalText(value, text);
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
