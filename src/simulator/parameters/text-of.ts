import type { Parameter, Text } from '../../contract/contract.ts';

type TextOf<P> = (parameter: P) => Text | undefined;

const none = (): undefined => undefined;

const texts: { readonly [S in Parameter['shape']]: TextOf<Extract<Parameter, { shape: S }>> } = {
  text: ({ text }) => text,
  token: ({ text }) => text,
  region: none,
  reference: none,
  'dry-run': none,
  list: none,
  group: none,
  value: ({ value }) => ('text' in value ? value.text : undefined),
};

/** The rules of a parameter that is a single text; undefined for any other. */
export function textOf(parameter: Parameter): Text | undefined {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (texts[parameter.shape] as TextOf<Parameter>)(parameter);
}
