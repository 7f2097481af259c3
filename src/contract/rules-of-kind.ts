import type { Text, TextRule } from './text.ts';

type OfKind<K extends TextRule['kind']> = Extract<TextRule, { kind: K }>;

/** The rules of this kind that a text has, in its order. */
export function rulesOfKind<K extends TextRule['kind']>(
  { rules }: Pick<Text, 'rules'>,
  kind: K,
): readonly OfKind<K>[] {
  return rules.filter((it): it is OfKind<K> => it.kind === kind);
}

/** Whether a text has a rule of this kind. */
export function hasRule(text: Pick<Text, 'rules'>, kind: TextRule['kind']): boolean {
  return rulesOfKind(text, kind).length > 0;
}
