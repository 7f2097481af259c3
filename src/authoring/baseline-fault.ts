import type { Contract, Parameter, Value } from '../contract/contract.ts';
import { parameterOfShape, parametersOfShape } from '../contract/of-shape.ts';
import { rulesOfKind } from '../contract/rules-of-kind.ts';
import type { Authored } from './authored.ts';

/** Whether a word that nobody knows is no value of a kind, whatever else a contract says of it. */
const refusesWords: { readonly [K in Value['kind']]: boolean } = {
  text: false,
  integer: true,
  boolean: false,
  choice: true,
  cidr: true,
  format: true,
  reference: false,
  list: false,
  record: false,
};

/** What makes the first example one that is refused: without a required parameter, or with a value that no rule takes. */
export function baselineFault(
  { examples: [first = {}] }: Authored,
  parameters: readonly Parameter[],
): Contract['baselineFault'] {
  const region = parameterOfShape({ parameters }, 'region');
  const needed =
    parameters.find((it) => it.presence.required && it !== region) ??
    parameters.find(({ presence }) => presence.required);
  if (needed !== undefined) {
    const names = Object.keys(first).filter(
      (name) => name === needed.name || name.startsWith(`${needed.name}.`),
    );
    return Object.fromEntries(names.map((name) => [name, null]));
  }
  const text = parameterOfShape({ parameters }, 'text');
  const [length] = text === undefined ? [] : rulesOfKind(text.text, 'length');
  if (text !== undefined && length !== undefined) return { [text.name]: 'a'.repeat(length.max + 1) };
  const value = parametersOfShape({ parameters }, 'value').find(({ value: { kind } }) => refusesWords[kind]);
  return value === undefined ? {} : { [value.name]: 'no-such-value' };
}
