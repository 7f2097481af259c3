import type { OpenCase, Parameter, Value } from '../contract/contract.ts';

type Texts = readonly (readonly [label: string, text: string])[];

/** Other spellings of a right value, of which no document says whether they are taken. */
const spellings: { readonly [K in Value['kind']]?: (value: Extract<Value, { kind: K }>) => Texts } = {
  integer: ({ min }) => [
    ['a leading zero', `0${Math.abs(min)}`],
    ['the empty string', ''],
  ],
  boolean: () => [
    ['True', 'True'],
    ['1', '1'],
    ['the empty string', ''],
  ],
  choice: ({ values: [first = ''] }) => [
    ...(first.toLowerCase() === first ? [] : ([['lower case', first.toLowerCase()]] as const)),
    ...(first.toUpperCase() === first ? [] : ([['upper case', first.toUpperCase()]] as const)),
    ['the empty string', ''],
  ],
  cidr: ({ prefix: { max } }) => (max < 32 ? [['bits behind the prefix', `10.0.0.1/${max}`]] : []),
  format: () => [['the empty string', '']],
};

/** Requests that touch the open points of `parameter`. */
export function openProbesOf(parameter: Parameter): readonly OpenCase[] {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (probes[parameter.shape] as Probes<Parameter> | undefined)?.(parameter) ?? [];
}

type Probes<P> = (parameter: P) => readonly OpenCase[];

const probes: { readonly [S in Parameter['shape']]?: Probes<Extract<Parameter, { shape: S }>> } = {
  text: ({ name, text: { open } }) => [
    ...(open.empty === undefined
      ? []
      : [{ point: open.empty, label: 'the empty string', change: { [name]: '' } }]),
    { point: open.characters, label: 'an accented letter', change: { [name]: 'caf\u00e9' } },
  ],
  value: ({ name, value }) => {
    if (!('open' in value)) return [];
    // The table is keyed by the value's own kind, which TypeScript cannot follow through an index.
    const texts = (spellings[value.kind] as ((value: Value) => Texts) | undefined)?.(value) ?? [];
    return texts.map(([label, text]) => ({ point: value.open, label, change: { [name]: text } }));
  },
};
