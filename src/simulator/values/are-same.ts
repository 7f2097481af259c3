import type { Value } from '../../contract/contract.ts';
import { liesIn } from './cidr.ts';

type Same = (one: string, other: string) => boolean;

/** Kinds of which more than the same text is the same. */
const sames: { readonly [K in Value['kind']]?: Same } = {
  cidr: (one, other) => liesIn(one, other) === true || liesIn(other, one) === true,
};

/** Whether two resources have in common what each has to have for itself; `value` is undefined for a text. */
export function areSame(
  value: Value | undefined,
  one: string | undefined,
  other: string | undefined,
): boolean {
  if (one === undefined || other === undefined) return false;
  return (value === undefined ? undefined : sames[value.kind])?.(one, other) ?? one === other;
}
